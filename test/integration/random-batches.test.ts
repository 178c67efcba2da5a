import { describe, expect, it } from "vitest";
import { type Hex, toHex } from "../../src/codec/hex.ts";
import { DevChain } from "../../src/devchain/index.ts";
import { type BatchMode, connect, type ItemResult, isPhalaError, type Plan, parsePha } from "../../src/index.ts";
import type { PreparedBatch } from "../../src/plan/batch-operation.ts";
import { takeView } from "../../src/plan/plan-view.ts";
import { Random } from "../support/random.ts";
import { createRandomSetting, type NamedPlan, randomPlan } from "../support/random-plans.ts";

const SEED = Number(process.env.BATCH_SEED ?? 20260);
const BATCHES = Number(process.env.BATCHES ?? 40);
const MODES: readonly BatchMode[] = ["all", "best-effort", "force"];
/** The chain executes these, a client should not. */
const CLIENT_ONLY: readonly string[] = [
	"WITHDRAWAL_WOULD_BURN",
	"WITHDRAWAL_NOT_PAYABLE",
	"WRAP_WOULD_BURN",
	"REST_WOULD_BURN",
	"SHARES_UNWITHDRAWABLE",
	"STAKE_WOULD_BURN",
	"WRONG_POOL_KIND",
];

/** The batch as the chain would execute it: prepared with its fee taken. */
async function predict(batch: Plan<unknown>, account: Hex, fee: bigint): Promise<PreparedBatch> {
	const { context, createOperation } = batch.spec;
	const operation = await createOperation(await context.loadWrites(), context);
	const at = (await takeView(context.rpc)).block.hash;
	const before = (await context.execute(() => operation.prepare(account), { at })) as PreparedBatch;
	const { afterFee } = before;
	return afterFee ? context.execute(() => afterFee(fee), { at }) : before;
}

/** What became of each plan. */
function outcomes(results: readonly ItemResult<unknown>[]): string[] {
	return results.map((one) => (one.ok ? "done" : (one.error?.code ?? "not tried")));
}

/** Results of plans, with errors by their codes: a preview knows no dispatch error. */
function summarize(results: unknown): unknown {
	return (results as readonly ItemResult<unknown>[] | null)?.map((one) => (one.ok ? one : (one.error?.code ?? null)));
}

describe.each([1, 2] as const)("random batches of generation %i", (generation) => {
	it(`do on the chain what their check predicts (seed ${SEED})`, { timeout: 600_000 }, async () => {
		const random = new Random(SEED + generation);
		const chain = await DevChain.start({ generation });
		const phala = await connect(chain.provider);
		const setting = await createRandomSetting(chain, phala);
		const { owner, workers } = setting;
		const account = toHex(owner.publicKey);
		const seen: Record<string, number> = {};
		for (let round = 0; round < BATCHES; round++) {
			const mode = random.pick(MODES);
			const { contributable } = await phala.delegator(owner).get();
			const items = Array.from({ length: random.integer(1, 6) }, () => randomPlan(setting, random, contributable));
			const label = `seed ${SEED}, generation ${generation}, batch ${round}, ${mode}: ${names(items)}`;
			const batch = phala.batch(
				items.map(({ plan }) => plan),
				{ mode },
			);
			const { result: previewed, failures } = await batch.preview(owner);
			expect(failures, label).toEqual(await batch.check(owner));
			const fee = await batch.fee(owner).catch(() => null);
			if (fee === null) {
				// No plan has anything to call.
				expect(failures, label).not.toEqual([]);
				continue;
			}
			const { items: prepared } = await predict(batch, account, fee);
			expect(
				prepared.filter(({ isKnown }) => !isKnown),
				label,
			).toEqual([]);
			const predicted = prepared.map(({ prediction, failures }) => {
				if (prediction === "not-tried") return "not tried";
				return prediction === "done" ? "done" : failures[0]?.code;
			});
			const actual = await batch.send(owner, { check: failures.length === 0 }).inBlock.then(
				({ result }) => {
					expect(mode === "all" ? previewed : summarize(previewed), `${label}\npreview`).toEqual(
						mode === "all" ? result : summarize(result),
					);
					return mode === "all" ? "done" : outcomes(result as readonly ItemResult<unknown>[]);
				},
				(error: unknown) => {
					expect(previewed, `${label}\npreview`).toBeNull();
					return isPhalaError(error) ? error.code : error;
				},
			);
			const codes = failures.map(({ code }) => code);
			if (mode === "all") {
				expect(actual, `${label}\npredicted ${predicted}, failures ${codes}`).toBe(
					predicted.find((outcome) => outcome !== "done") ?? "done",
				);
				if (actual !== "done") expect(codes, label).not.toEqual([]);
				else
					expect(
						codes.filter((code) => !CLIENT_ONLY.includes(code)),
						label,
					).toEqual([]);
			} else {
				expect(actual, `${label}\nfailures ${codes}`).toEqual(predicted);
			}
			for (const outcome of [actual].flat()) seen[String(outcome)] = (seen[String(outcome)] ?? 0) + 1;
			if (random.integer(0, 9) === 0) await chain.advance({ days: random.pick([1, 8]) });
			if (random.integer(0, 4) === 0) {
				const computing = (await phala.workers.list({ where: ({ state }) => state === "Computing" })).map(
					({ publicKey }) => publicKey,
				);
				const worker = computing[0] ?? workers[0] ?? "";
				if (computing.length > 0) await chain.settle([{ worker, payout: parsePha("50") }]);
			}
		}
		if (process.env.BATCHES) console.log(generation, seen);
		expect(seen.done, "batches that do something").toBeGreaterThan(BATCHES / 3);
		await phala.close();
		await chain.close();
	});
});

function names(items: readonly NamedPlan[]): string {
	return items.map(({ name }) => name).join(", ");
}
