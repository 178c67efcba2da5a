import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DevNode } from "../../../../src/devchain/node/node.ts";
import { Timers } from "../../../../src/devchain/node/timers.ts";
import { AutoSave } from "../../../../src/devchain/persistence/auto-save.ts";

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "auto-save-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("a chain that is saved automatically", () => {
	it("is saved for the last time when it closes, also in the middle of a save", async () => {
		const file = join(folder, "chain");
		let produceBlock = (): void => undefined;
		const blockTree = {
			on: (listener: () => void) => {
				produceBlock = listener;
				return () => undefined;
			},
		};
		let content = 1;
		let resume = (): void => undefined;
		let waiting: (() => void) | undefined;
		const encode = async () => {
			const bytes = new Uint8Array([content]);
			if (waiting !== undefined) {
				const paused = new Promise<void>((resolve) => {
					resume = resolve;
				});
				waiting();
				waiting = undefined;
				await paused;
			}
			return bytes;
		};
		const timers = new Timers();
		const autoSave = new AutoSave(file, null, { blockTree } as unknown as DevNode, encode, timers);
		await autoSave.save();
		const saving = new Promise<void>((resolve) => {
			waiting = resolve;
		});
		content = 2;
		produceBlock();
		await saving;
		content = 3;
		produceBlock();
		const closed = autoSave.close();
		resume();
		await closed;
		expect(timers.count).toBe(0);
		expect([...(await readFile(file))]).toEqual([3]);
	});
});
