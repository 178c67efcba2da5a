import type { KeyringPair } from "@polkadot/keyring/types";
import { type ItemResult, isPhalaError, type Phala, type Plan, parsePha, percent } from "../../src/index.ts";

/** A fresh chain with the workers A to D of Alice and E, F of Bob, and a client on it. */
export interface FacadeWorld {
	readonly phala: Phala;
	readonly pairs: Readonly<Record<"alice" | "bob" | "charlie" | "dave" | "eve", KeyringPair>>;
	/** Public key of a worker by its letter. */
	workerKey(name: string): string;
	/** Called with the preview of each plan, and what became of it. */
	readonly onSent?: (step: string, previewed: unknown, result: unknown) => void;
	/** One gatekeeper message: V and payout in whole PHA, by worker. */
	settle(payments: readonly { readonly worker: string; readonly v: bigint; readonly payout: bigint }[]): Promise<void>;
}

/** A step of the script and what came of it, as JSON. */
export interface FacadeRecord {
	readonly step: string;
	readonly result: unknown;
}

/** Blocks, hashes and clocks differ between chains, and so do balances, since their fees do. */
const NOT_COMPARED: ReadonlySet<string> = new Set([
	...["block", "hash", "free", "transferable", "contributable"],
	...["startedAt", "expiresAt", "criticalAt", "coolDownEndsAt"],
]);

/** A value as JSON can hold it, without what differs between chains. */
function toRecord(value: unknown): unknown {
	const text = JSON.stringify(value, (key, inner: unknown) => {
		if (NOT_COMPARED.has(key)) return undefined;
		return typeof inner === "bigint" ? `${inner}n` : inner;
	});
	return text === undefined ? null : JSON.parse(text);
}

function errorCode(error: unknown): string {
	if (isPhalaError(error)) return error.code;
	throw error;
}

function isItem(value: unknown): value is ItemResult<unknown> {
	return typeof value === "object" && value !== null && "ok" in value;
}

/** Results of a batch, errors by their code; results of other plans as they are. */
function summarize(result: unknown): unknown {
	if (!Array.isArray(result)) return result;
	return result.map((item: unknown) => {
		if (!isItem(item)) return item;
		return item.ok ? item : { ok: false, error: item.error?.code ?? null };
	});
}

/**
 * Runs the same transactions and reads on any chain: every kind of batch with refusals at every place, and batches whose plans depend
 * on each other. Every plan is checked, and then sent whatever the check found.
 */
export async function runFacadeScript({
	phala,
	pairs,
	workerKey,
	settle,
	onSent,
}: FacadeWorld): Promise<FacadeRecord[]> {
	const records: FacadeRecord[] = [];
	const { alice, bob, charlie, dave, eve } = pairs;
	const [pool, pool1] = [phala.stakePool(0), phala.stakePool(1)];
	const [a, b, c, d] = ["A", "B", "C", "D"].map((name) => phala.worker(workerKey(name)));
	if (!a || !b || !c || !d) throw new Error("the script needs four workers");
	const by = (pair: KeyringPair) => phala.delegator(pair);
	const isV2 = phala.generation === 2;

	const read = async (step: string, value: Promise<unknown>) =>
		records.push({ step, result: toRecord(await value.catch(errorCode)) });

	const send = async (step: string, pair: KeyringPair, plan: Plan<unknown>) => {
		const check = (await plan.check(pair.address)).map(({ code }) => code);
		const preview = onSent && (await plan.preview(pair.address));
		const result = await plan.send(pair, { check: false }).inBlock.then(
			(done) => ({ result: summarize(done.result) }),
			(error: unknown) => ({ error: errorCode(error) }),
		);
		onSent?.(step, preview && summarize(preview.result), "result" in result ? result.result : null);
		records.push({ step, result: toRecord({ check, ...result }) });
	};

	await send("create a pool", alice, phala.createStakePool());
	await send("create a second pool", bob, phala.createStakePool());
	await send("set a commission", alice, pool.setCommission(percent("12.3456")));
	await send("set a commission of another's pool", bob, pool.setCommission(percent("1")));
	await send(
		"all: create a pool, set its commission, add a worker to it, remove it",
		alice,
		phala.batch([
			phala.createStakePool(),
			phala.stakePool(2).setCommission(percent("3")),
			phala.stakePool(2).addWorker(workerKey("A")),
			phala.stakePool(2).removeWorker(workerKey("A")),
		]),
	);
	await send("all: add two workers", alice, phala.batch([pool.addWorker(a.publicKey), pool.addWorker(b.publicKey)]));
	const capAndTaken = () => [
		pool.setCap(parsePha("100000")),
		pool.addWorker(a.publicKey),
		pool.setCommission(percent("10")),
	];
	await send("all: the second is refused", alice, phala.batch(capAndTaken()));
	await send("best-effort: the second is refused", alice, phala.batch(capAndTaken(), { mode: "best-effort" }));
	await send("force: the second is refused", alice, phala.batch(capAndTaken(), { mode: "force" }));
	const refused = () => [pool.addWorker(b.publicKey), phala.stakePool(7).setCap(parsePha("5"))];
	await send("best-effort: both are refused", alice, phala.batch(refused(), { mode: "best-effort" }));
	await send("force: both are refused", alice, phala.batch(refused(), { mode: "force" }));

	await send("contribute", bob, by(bob).contribute(0, parsePha("5000")));
	await send("contribute an odd amount", charlie, by(charlie).contribute(0, parsePha("3000.5")));
	await send("contribute a pico more than one PHA", dave, by(dave).contribute(0, parsePha("1.000000000001")));
	await send("contribute too little", eve, by(eve).contribute(0, parsePha("0.009")));
	await send("contribute more than the cap", eve, by(eve).contribute(0, parsePha("99000")));
	const contributions = () => ["10", "99000", "20"].map((amount) => by(eve).contribute(0, parsePha(amount)));
	await send("all: the second exceeds the cap", eve, phala.batch(contributions()));
	await send("best-effort: the second exceeds the cap", eve, phala.batch(contributions(), { mode: "best-effort" }));
	await send("force: the second exceeds the cap", eve, phala.batch(contributions(), { mode: "force" }));
	await send(
		"all: the two need the same room below the cap",
		eve,
		phala.batch(["60000", "60000"].map((amount) => by(eve).contribute(0, parsePha(amount)))),
	);
	await send("all: two contributions", eve, phala.batch(["11", "12"].map((n) => by(eve).contribute(0, parsePha(n)))));

	await send("start a worker with too little", alice, a.start(parsePha("10")));
	await send("start a worker", alice, a.start(parsePha("2500")));
	await send(
		"all: start a worker, and again",
		alice,
		phala.batch([b.start(parsePha("2200")), b.start(parsePha("2200"))]),
	);
	await send(
		"all: add a worker and start it",
		alice,
		phala.batch([pool.addWorker(c.publicKey), c.start(parsePha("3100"))]),
	);
	await send(
		"force: two starts need the same free stake",
		alice,
		phala.batch([b.start(parsePha("2200")), pool.addWorker(d.publicKey), d.start(parsePha("3100"))], { mode: "force" }),
	);
	await read("pool with computing workers", pool.get());
	await settle([
		{ worker: "A", v: 5_000n, payout: 100n },
		{ worker: "C", v: 4_000n, payout: 33n },
	]);
	await read("pool after a settlement", pool.get());
	await read("worker A", a.get());
	await read("bob", by(bob).get());
	await read("eve", by(eve).get());

	await send(
		"force: claim the commission, and again",
		alice,
		phala.batch([pool.claimOwnerReward(), pool.claimOwnerReward()], { mode: "force" }),
	);
	if (!isV2)
		await send("all: claim a reward, and again", bob, phala.batch([by(bob).claimReward(0), by(bob).claimReward(0)]));
	await send("withdraw by value", dave, by(dave).withdraw(0, { amount: parsePha("0.5") }));
	await send("withdraw everything", charlie, by(charlie).withdraw(0, "all"));
	await send("withdraw more than is free", bob, by(bob).withdraw(0, { amount: parsePha("4000") }));
	await read("pool with a queue", pool.get());
	await send(
		"all: leave, and contribute elsewhere",
		dave,
		phala.batch([by(dave).withdraw(0, "all"), by(dave).contribute(1, parsePha("3"))]),
	);
	await send(
		"all: list an account and remove it",
		bob,
		phala.batch([pool1.addToWhitelist(charlie.address), pool1.removeFromWhitelist(charlie.address)]),
	);
	await send("list an account", bob, pool1.addToWhitelist(charlie.address));
	await send("contribute without being listed", eve, by(eve).contribute(1, parsePha("3")));
	await send(
		"force: remove the account, and again, and describe the pool",
		bob,
		phala.batch(
			[
				pool1.removeFromWhitelist(charlie.address),
				pool1.removeFromWhitelist(charlie.address),
				pool1.setDescription("a pool"),
			],
			{ mode: "force" },
		),
	);
	await send(
		"all: set a cap and contribute up to it",
		bob,
		phala.batch([
			pool1.setCap(parsePha("13")),
			by(bob).contribute(1, parsePha("5")),
			by(bob).contribute(1, parsePha("5")),
		]),
	);
	await send("all: stop a worker, and again", alice, phala.batch([a.stop(), a.stop()]));
	await send("best-effort: stop two workers", alice, phala.batch([a.stop(), c.stop()], { mode: "best-effort" }));
	await send("reclaim too early", alice, a.reclaim());
	await send(
		"all: out of one pool, into another",
		alice,
		phala.batch([b.unbind(), phala.stakePool(2).addWorker(b.publicKey)]),
	);
	if (isV2) await sendGeneration2();
	await read("pool 0", pool.get());
	await read("pool 1", pool1.get());
	for (const [name, pair] of Object.entries({ bob, charlie, dave, eve })) await read(name, by(pair).get());
	return records;

	async function sendGeneration2(): Promise<void> {
		await send("wrap", eve, by(eve).wrap(parsePha("10")));
		await send(
			"all: two contributions of the same W-PHA",
			eve,
			phala.batch(["8", "8"].map((amount) => by(eve).contribute(1, parsePha(amount)))),
		);
		await send(
			"all: wrap and unwrap",
			eve,
			phala.batch([by(eve).wrap(parsePha("7")), by(eve).unwrap(parsePha("5")), by(eve).unwrap("all")]),
		);
		await send("create a vault", bob, phala.createVault());
		await send(
			"best-effort: the second has no position",
			eve,
			phala.batch([by(eve).wrap(parsePha("1")), by(eve).withdraw(3, "all"), by(eve).wrap(parsePha("1"))], {
				mode: "best-effort",
			}),
		);
		await send("contribute to a vault", eve, by(eve).contribute(3, parsePha("50")));
		await send(
			"all: contribute to a vault, and with it to a pool",
			bob,
			phala.batch([by(bob).contribute(3, parsePha("30")), phala.vault(3).contributeToPool(0, parsePha("75"))]),
		);
		await send("withdraw as a vault", bob, phala.vault(3).withdrawFromPool(0, { amount: parsePha("1") }));
		await send("all: withdraw and unwrap", bob, phala.batch([by(bob).withdraw(1, "all"), by(bob).unwrap("all")]));
		await read("vault", phala.vault(3).get());
	}
}
