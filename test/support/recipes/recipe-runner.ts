// Before react-dom, which looks for the page when it is loaded.
import "../react-page.ts";

import * as assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as files from "node:fs/promises";
import { resolve } from "node:path";
import * as keyring from "@polkadot/keyring";
import * as react from "react";
import * as jsx from "react/jsx-runtime";
import * as rxjs from "rxjs";
import { expect, vi } from "vitest";
import * as devchain from "../../../src/devchain/index.ts";
import * as sdk from "../../../src/index.ts";
import * as ledger from "../../../src/ledger/index.ts";
import * as math from "../../../src/math/index.ts";
import * as reactEntry from "../../../src/react/index.ts";
import * as wallet from "../../../src/wallet/index.ts";
import { runSnippet } from "../run-snippet.ts";

export const RECIPES_FOLDER = resolve(import.meta.dirname, "../../../examples/recipes");

const MODULES = {
	"phala-stakepool": sdk,
	"phala-stakepool/math": math,
	"phala-stakepool/ledger": ledger,
	"phala-stakepool/wallet": wallet,
	"phala-stakepool/react": reactEntry,
	"phala-stakepool/devchain": devchain,
	"@polkadot/keyring": keyring,
	"node:fs/promises": files,
	"node:assert/strict": assert,
	rxjs,
	react,
	"react/jsx-runtime": jsx,
};

/** The chain that a recipe runs on: a busy network, of which Alice owns the pool 22. */
export interface RecipeWorld {
	readonly generation: 1 | 2;
	readonly chain: devchain.DevChain;
	/** A client of the test's own. */
	readonly phala: sdk.Phala;
	/** The chain's port. */
	readonly url: string;
}

/** What a test changes about a recipe. */
export interface RecipeOptions {
	/** Texts to put in the place of others, e.g. a file's name. */
	readonly replace?: Readonly<Record<string, string>>;
	readonly modules?: Readonly<Record<string, unknown>>;
	/** Environment of `client.ts`. */
	readonly env?: Readonly<Record<string, string>>;
}

/** Runs one recipe with the file `client.ts` that it imports. */
export class RecipeRunner {
	readonly #code: string;
	readonly #url: string;

	/** @param file - its name, e.g. `my-pools.ts` */
	constructor(file: string, url: string) {
		this.#code = readFileSync(resolve(RECIPES_FOLDER, file), "utf8");
		this.#url = url;
	}

	/** Runs it to its end; returns the lines that it printed. Its client has to be closed by then. */
	async run(options?: RecipeOptions): Promise<readonly string[]> {
		const running = await this.start(options);
		await running.done;
		if (running.usesClient) await expect(running.client.head()).rejects.toMatchObject({ code: "CLOSED" });
		return running.lines;
	}

	async start({ replace = {}, modules = {}, env = {} }: RecipeOptions = {}): Promise<RunningRecipe> {
		for (const [name, value] of Object.entries({ PHALA_ENDPOINT: this.#url, ...env })) vi.stubEnv(name, value);
		const usesClient = this.#code.includes('from "./client.js"');
		const client = usesClient
			? await runSnippet(readFileSync(resolve(RECIPES_FOLDER, "client.ts"), "utf8"), MODULES, () => {})
			: {};
		let code = this.#code;
		for (const [text, other] of Object.entries(replace)) {
			if (!code.includes(text)) throw new Error(`The recipe has no ${text}`);
			code = code.replaceAll(text, other);
		}
		const lines: string[] = [];
		const done = runSnippet(code, { ...MODULES, "./client.js": client, ...modules }, (line) => lines.push(line));
		return new RunningRecipe(client.phala as sdk.Phala, usesClient, lines, done);
	}
}

/** A recipe on its way. */
export class RunningRecipe {
	readonly client: sdk.Phala;
	readonly usesClient: boolean;
	/** What it printed. */
	readonly lines: readonly string[];
	/** Its exports, when it ends. */
	readonly done: Promise<Record<string, unknown>>;
	#failure: unknown = null;

	constructor(
		client: sdk.Phala,
		usesClient: boolean,
		lines: readonly string[],
		done: Promise<Record<string, unknown>>,
	) {
		this.client = client;
		this.usesClient = usesClient;
		this.lines = lines;
		this.done = done;
		done.catch((error) => {
			this.#failure = error;
		});
	}

	/** Waits for a line. */
	async prints(pattern: RegExp): Promise<void> {
		const find = () => {
			if (this.#failure !== null) return;
			expect(this.lines.join("\n")).toMatch(pattern);
		};
		await vi.waitFor(find, { timeout: 120_000, interval: 10 });
		if (this.#failure !== null) throw this.#failure;
	}

	/** Closes its client, which ends it. */
	async close(): Promise<readonly string[]> {
		await this.client.close();
		await this.done;
		return this.lines;
	}
}

/** Runs a recipe, and tests what it prints. */
export type RecipeTest = (world: RecipeWorld, recipe: RecipeRunner) => Promise<void>;
