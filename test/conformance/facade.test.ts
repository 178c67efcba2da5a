import { readFileSync } from "node:fs";
import { Keyring } from "@polkadot/keyring";
import { describe, expect, test } from "vitest";
import { DevChain } from "../../src/devchain/index.ts";
import { connect, parsePha } from "../../src/index.ts";
import { type FacadeRecord, type FacadeWorld, runFacadeScript } from "../support/facade-script.ts";

/** What the same script gave on a real runtime: rhala 1180 (generation 1), PoC-6 (generation 2). */
function recordedOn(generation: 1 | 2): FacadeRecord[] {
	return JSON.parse(readFileSync(new URL(`facade/generation-${generation}.json`, import.meta.url), "utf8"));
}

/**
 * Batches whose check is left out of the comparison: PoC-6 lists no storage of `rmrkCore`, and pays its queues by older rules, so that
 * a client does not know what the first plan of the batch leaves to the others. What it does on the chain is compared.
 */
const UNPREDICTED: Readonly<Record<1 | 2, ReadonlySet<string>>> = {
	1: new Set(),
	2: new Set([
		"all: create a pool, set its commission, add a worker to it, remove it",
		"all: the two need the same room below the cap",
		"all: contribute to a vault, and with it to a pool",
	]),
};

function withoutUnpredicted(generation: 1 | 2, records: readonly FacadeRecord[]): unknown[] {
	return records.map(({ step, result }) => {
		if (!UNPREDICTED[generation].has(step)) return { step, result };
		const { check: _, ...onChain } = result as { readonly check: unknown };
		return { step, result: onChain };
	});
}

/** Scores of the workers on the real runtimes. */
const WORKERS = { A: 400, B: 400, C: 900, D: 900 };

async function createWorld(chain: DevChain): Promise<Omit<FacadeWorld, "phala">> {
	const keyring = new Keyring({ type: "sr25519" });
	const keys = new Map<string, string>();
	for (const [name, score] of Object.entries(WORKERS)) {
		const publicKey = `0x${Buffer.from(keyring.addFromUri(`//Worker//${name}`).publicKey).toString("hex")}` as const;
		keys.set(name, publicKey);
		await chain.registerWorker({
			publicKey,
			operator: chain.accounts.alice.address,
			score,
			confidenceLevel: 1,
			cores: 1,
		});
	}
	return {
		pairs: chain.accounts,
		workerKey: (name) => keys.get(name) ?? "",
		async settle(payments) {
			await chain.settle(
				payments.map(({ worker, v, payout }) => ({
					worker: keys.get(worker) ?? "",
					v: parsePha(String(v)),
					payout: parsePha(String(payout)),
				})),
			);
		},
	};
}

describe.each([1, 2] as const)("generation %i", (generation) => {
	test("previews of the script equal the results of its transactions", async () => {
		const chain = await DevChain.start({ generation });
		const phala = await connect(chain.provider);
		const previewed: Record<string, unknown> = {};
		const actual: Record<string, unknown> = {};
		const onSent = (step: string, preview: unknown, result: unknown) => {
			previewed[step] = preview;
			actual[step] = result;
		};
		try {
			await runFacadeScript({ phala, ...(await createWorld(chain)), onSent });
			expect(Object.values(actual).filter((result) => result !== null).length).toBeGreaterThan(25);
			expect(previewed).toEqual(actual);
		} finally {
			await phala.close();
			await chain.close();
		}
	});

	test("a script of the public API gives what it gave on a real runtime", async () => {
		const chain = await DevChain.start({ generation });
		const phala = await connect(chain.provider);
		try {
			const records = await runFacadeScript({ phala, ...(await createWorld(chain)) });
			expect(withoutUnpredicted(generation, records)).toEqual(withoutUnpredicted(generation, recordedOn(generation)));
		} finally {
			await phala.close();
			await chain.close();
		}
	});
});
