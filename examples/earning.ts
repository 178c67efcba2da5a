// Earnings over a month: the development chain's gatekeeper updates V and pays pools, and the yield of a delegation is compared
// with the estimate of the first day. The month takes a few seconds.
import type { KeyringPair } from "@polkadot/keyring/types";
import { connect, formatPha, parsePha, percent } from "phala-stakepool";
import { DevChain } from "phala-stakepool/devchain";
import { ONE } from "phala-stakepool/math";
import { date, heading, pha, print, table } from "./support/print.ts";

// One block in eight hours: rewards are paid by blocks, so a month of them is 90 blocks.
const blockSeconds = 8 * 3600;
const chain = await DevChain.start({ generation: 2, blockSeconds });
const phala = await connect(chain.provider);
const { alice, bob, charlie, dave } = chain.accounts;

/** A pool of `owner` with 10 % commission, and as many computing workers as there are stakes. */
async function poolOf(owner: KeyringPair, delegator: KeyringPair, amount: string, stakes: readonly string[]) {
	const { result } = await phala.createStakePool().send(owner).inBlock;
	const pool = phala.stakePool(result.pid);
	const keys: string[] = [];
	for (const _ of stakes) {
		keys.push(await chain.registerWorker({ operator: owner.address, score: 2000, confidenceLevel: 1 }));
	}
	const setUp = [pool.setCommission(percent("10")), ...keys.map((key) => pool.addWorker(key))];
	await phala.batch(setUp, { mode: "all" }).send(owner).inBlock;
	await phala.delegator(delegator).contribute(pool.pid, parsePha(amount)).send(delegator).inBlock;
	const starts = keys.map((key, i) => phala.worker(key).start(parsePha(stakes[i] ?? "0")));
	await phala.batch(starts, { mode: "all" }).send(owner).inBlock;
	return pool;
}

const float = (bits: bigint) => Number(bits) / Number(ONE);
const ratio = (value: number) => `${(100 * value).toFixed(1)} %`;

// ── A pool, and a larger one in place of the rest of the network ────────────────────────────────────────────
const pool = await poolOf(alice, dave, "30000", ["8000", "8000", "8000"]);
await poolOf(bob, charlie, "110000", Array(5).fill("22000"));
const delegator = phala.delegator(dave);

// ── The estimate ──────────────────────────────────────────────────────────────────────────────────────────────
const before = await pool.get();
// The runtime is built for a block in twelve seconds; this chain takes longer.
const budget = { ...(await phala.budget()), blockSeconds };
const expected = await pool.estimateEarnings({ budget });
const share = expected.workers.reduce((sum, worker) => sum + worker.payoutShare, 0n);

heading("What to expect");
print(`  The budget is ${float(budget.budgetPerBlock).toFixed(0)} PHA a block, a fifth of it for the treasury.`);
print(
	`  The pool's workers have ${ratio(float(share) / float(budget.totalShare))} of the payout shares of the network.`,
);
print(`  That is some ${expected.dailyReward.toFixed(2)} PHA a day before commission,`);
print(`  and a yield of ${ratio(expected.apr)} a year (APY ${ratio(expected.apy)}), if everything stays as it is.`);

// ── The month ────────────────────────────────────────────────────────────────────────────────────────────────
heading("What happens");
chain.gatekeeper.start({ heartbeatBlocks: 3 });
const days = 30;
const rows: Record<string, string>[] = [];
for (let day = 0; day <= days; day += 5) {
	if (day > 0) await chain.advance({ days: 5, blocks: (5 * 86_400) / blockSeconds });
	const state = await pool.get();
	const position = await delegator.position(pool.pid);
	const [first] = await phala.workers.ofPool(pool.pid);
	rows.push({
		day: String(day),
		date: date(state.block.timestampMs / 1000),
		"share price": float(state.sharePrice ?? 0n).toFixed(6),
		"Dave's position": formatPha(position?.value ?? 0n, { decimals: 4 }),
		"Alice can claim": formatPha(state.ownerReward, { decimals: 4 }),
		"V of a worker": float(first?.v ?? 0n).toFixed(2),
	});
}
table(rows);

// ── The result ─────────────────────────────────────────────────────────────────────────────────────────────
await chain.gatekeeper.stop();
const after = await pool.get();
const grown = float(after.sharePrice ?? 0n) / float(before.sharePrice ?? 0n) - 1;
const measured = (grown * 365) / days;
heading("What came of it");
print(
	`  Dave has ${pha((await delegator.position(pool.pid))?.value ?? 0n)}, Alice can claim ${pha(after.ownerReward)}.`,
);
print(
	`  Measured: ${ratio(measured)} a year. Estimated: ${ratio(expected.apr)}. Of it: ${ratio(measured / expected.apr)}.`,
);
print("  Missing are blocks since each worker's last heartbeat, which are not paid yet; and shares move with V.");

await phala.close();
await chain.close();
