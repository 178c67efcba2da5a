import { type Browser, type BrowserContextOptions, expect } from "@playwright/test";
import type { Generation, Phala } from "phala-stakepool";
import { ConsolePage } from "./console-page.ts";
import { type PageChain, reachChain } from "./page-chain.ts";

/** The Console with a chain in the page, and clients of that chain outside the page. */
export interface OpenConsole {
	readonly app: ConsolePage;
	readonly chain: PageChain;
	readonly phala: Phala;
}

/** Opens the Console, and chooses the generation of the chain in the page. */
export async function openConsole(
	browser: Browser,
	url: string,
	generation: Generation,
	options: BrowserContextOptions = {},
): Promise<OpenConsole> {
	const context = await browser.newContext(options);
	const page = await context.newPage();
	const chain = await reachChain(page);
	const app = new ConsolePage(page, chain.send);
	await page.goto(url);
	await expect(app.table("Stake pools")).toBeVisible();
	await page.getByRole("button", { name: "Settings" }).click();
	await page.getByText(`Generation ${generation}`, { exact: true }).click();
	await page.keyboard.press("Escape");
	await expect(app.table("Stake pools")).toBeVisible();
	const phala = await chain.connect();
	expect(phala.generation).toBe(generation);
	return { app, chain, phala };
}
