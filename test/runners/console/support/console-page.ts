import { expect, type Locator, type Page } from "@playwright/test";
import { ROLES } from "../../../../examples/console/src/account/roles.ts";

/** Name of an account of the chain in the page. */
export type Role = (typeof ROLES)[number]["name"];

/** The address of an account of the chain in the page. */
export function addressOf(role: Role): string {
	const found = ROLES.find(({ name }) => name === role);
	if (!found) throw new Error(`no role ${role}`);
	return found.address;
}

/** Sends a JSON-RPC request. */
type SendToChain = (method: string, params: unknown[]) => Promise<unknown>;

/** Of the chain in the page. */
const FINALITY_LAG = 1;

/** Actions of a person at the Console, by roles and names that a screen reader knows. */
export class ConsolePage {
	readonly page: Page;
	readonly #send: SendToChain;

	/** @param send - sends a request to the development chain that the page shows */
	constructor(page: Page, send: SendToChain) {
		this.page = page;
		this.#send = send;
	}

	get dialog(): Locator {
		return this.page.getByRole("dialog");
	}

	/** Opens a page of the Console by its address. */
	async goTo(path: string): Promise<void> {
		await this.page.evaluate((hash) => {
			location.hash = hash;
		}, path);
	}

	/** Creates a stake pool of the chosen account, and returns its pid. */
	async createPool(): Promise<number> {
		await this.goTo("/");
		await this.open("Create a pool");
		await this.send("Create the pool");
		const name = await this.figure("Your new pool", this.dialog).innerText();
		await this.done();
		return Number(name.replace("Pool ", ""));
	}

	/** Opens the page of a pool. */
	async openPool(pid: number): Promise<void> {
		await this.goTo(`/pools/${pid}`);
		await expect(this.section("Your stake")).toBeVisible();
	}

	/** Chooses an account of the chain in the page. */
	async playAs(role: Role): Promise<void> {
		await this.page.getByRole("button", { name: /^Account/ }).click();
		await this.page.getByRole("menuitem", { name: new RegExp(`^${role}`) }).click();
		await expect(this.page.getByRole("button", { name: `Account: ${role}` })).toBeVisible();
	}

	/** Chooses any account of the chain in the page by its address. */
	async playAddress(address: string): Promise<void> {
		await this.page.getByRole("button", { name: /^Account/ }).click();
		await this.page.getByRole("menuitem", { name: "Another account" }).click();
		await this.dialog.getByRole("textbox", { name: "Address" }).fill(address);
		await this.dialog.getByRole("button", { name: "Use" }).click();
		await expect(this.page.getByRole("button", { name: `Account: ${shorten(address)}` })).toBeVisible();
	}

	/** Opens a dialog by its button. */
	async open(button: string, within: Locator | Page = this.page): Promise<Locator> {
		await within.getByRole("button", { name: button, exact: true }).click();
		await expect(this.dialog).toBeVisible();
		return this.dialog;
	}

	/** Closes the dialog. */
	async close(): Promise<void> {
		await this.page.keyboard.press("Escape");
		await expect(this.dialog).toBeHidden();
	}

	/** Types an amount of PHA into a field of the dialog. */
	async fillAmount(field: string, amount: string): Promise<void> {
		await this.dialog.getByRole("textbox", { name: field, exact: true }).fill(amount);
	}

	/** Sends the form of the dialog, and follows the transaction to its end. The result is still shown. */
	async send(button: string): Promise<void> {
		await this.dialog.getByRole("button", { name: button, exact: true }).click();
		const status = this.dialog.getByRole("status");
		await expect(status).toBeVisible();
		for (;;) {
			const text = await status.innerText();
			if (/^Final/.test(text)) return;
			if (/^(Failed|Expired|No longer)/.test(text)) throw new Error(await this.dialog.innerText());
			await this.#includePending();
			await this.page.waitForTimeout(30);
		}
	}

	/** Includes the transactions of the pool, and makes them final: no more blocks on a busy machine than on another. */
	async #includePending(): Promise<void> {
		const pending = await this.#send("author_pendingExtrinsics", []);
		if (!Array.isArray(pending) || pending.length === 0) return;
		for (let block = 0; block <= FINALITY_LAG; block++) await this.#send("dev_newBlock", []);
	}

	/** Sends the form of the dialog, and closes it. */
	async submit(button: string): Promise<void> {
		await this.send(button);
		await this.done();
	}

	/** Closes the dialog of a transaction that is final. */
	async done(): Promise<void> {
		await this.dialog.getByRole("button", { name: "Done" }).click();
		await expect(this.dialog).toBeHidden();
	}

	/** What the dialog says against sending the form. Its button is disabled. */
	async expectRefused(button: string, reason: RegExp): Promise<void> {
		await expect(this.dialog.getByRole("alert").filter({ hasText: "The chain would refuse this" })).toContainText(
			reason,
		);
		await expect(this.dialog.getByRole("button", { name: button, exact: true })).toBeDisabled();
	}

	/** What the dialog says of its fields, before the chain is asked. Its button is disabled. */
	async expectInvalid(button: string, reason: RegExp): Promise<void> {
		const alert = this.dialog.getByRole("alert");
		await expect(alert).toContainText(reason);
		await expect(alert).not.toContainText("The chain would refuse this");
		await expect(this.dialog.getByRole("button", { name: button, exact: true })).toBeDisabled();
	}

	/** Pushes the clock of the chain in the page forward. */
	async pushClock(by: "A day" | "8 days"): Promise<void> {
		await this.page.getByRole("button", { name: "Push the clock forward" }).click();
		await this.page.getByRole("menuitem", { name: by }).click();
		await expect(this.page.getByRole("button", { name: "Push the clock forward" })).toBeEnabled();
	}

	/** A part of a page by its title. */
	section(name: string): Locator {
		return this.page.getByRole("region", { name, exact: true });
	}

	/** The value beside or below a name. */
	figure(name: string, within: Locator | Page = this.page): Locator {
		const term = within.getByRole("term").filter({ hasText: new RegExp(`^${name}$`) });
		return term.locator("xpath=following-sibling::*[1]");
	}

	table(name: string): Locator {
		return this.page.getByRole("table", { name, exact: true });
	}

	/** A row of a table by the start of a link or a text in it. */
	row(table: string, text: string | RegExp): Locator {
		return this.table(table).getByRole("row").filter({ hasText: text });
	}

	/** The cell of a row in a column. */
	async cell(row: Locator, column: string): Promise<Locator> {
		return row.getByRole("cell").nth(await columnIndex(row.locator("xpath=ancestor::table"), column));
	}

	/** Every row of a table of pools: the pool, and all digits of its amount in a column. */
	async amounts(table: string, column: string): Promise<[pid: number, digits: string | undefined][]> {
		const index = await columnIndex(this.table(table), column);
		const rows = this.table(table)
			.getByRole("row")
			.filter({ has: this.page.getByRole("cell") });
		return rows.evaluateAll(
			(elements, index) =>
				elements.map(({ children }) => {
					const [pid] = children[0]?.querySelector("a")?.href.match(/\d+$/) ?? [];
					return [Number(pid), children[index]?.querySelector("data")?.value];
				}),
			index,
		);
	}
}

/** An address or a key as the Console shows it. */
export const shorten = (text: string): string => `${text.slice(0, 6)}…${text.slice(-6)}`;

/** Compares an amount of the page with the chain's, once both are of the same block. */
export async function expectSame(shown: Locator, read: () => Promise<bigint | null | undefined>): Promise<void> {
	await expect(async () => {
		expect(await amountIn(shown)).toBe(await read());
	}).toPass();
}

async function columnIndex(table: Locator, column: string): Promise<number> {
	await expect(table).toBeVisible();
	const headers = await table.getByRole("columnheader").allInnerTexts();
	const index = headers.findIndex((header) => header.replace(/[▾▴]/, "").trim() === column);
	if (index < 0) throw new Error(`no column ${column} among ${headers.join(", ")}`);
	return index;
}

/** All digits of the amount that an element shows, pico PHA. */
export async function amountIn(shown: Locator): Promise<bigint> {
	return BigInt((await shown.locator("data").getAttribute("value")) ?? "");
}
