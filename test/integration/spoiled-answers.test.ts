import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DevChain } from "../../src/devchain/index.ts";
import { connect, isPhalaError, type Phala, parsePha } from "../../src/index.ts";
import { everyPlanCall, everyRead, everyStream, fillChain, firstOf } from "../support/every-call.ts";
import { type SpoilingProvider, spoilingProvider } from "../support/spoiling-provider.ts";

/** Answers that fit no method, or only some. */
const ANSWERS: readonly unknown[] = [
	null,
	0,
	-1.5,
	true,
	"text",
	"0x",
	"0x0",
	"0xzz",
	`0x${"ff".repeat(32)}`,
	`0x${"01".repeat(50_000)}`,
	[],
	[null],
	[[[[[]]]]],
	{},
	{ block: { header: { number: {}, parentHash: [] }, extrinsics: "0x" }, changes: [null], specVersion: 1e99, apis: 5 },
	[{ block: "0x00", changes: [["0x", 5]] }],
	{ number: "0x", parentHash: "0x", digest: { logs: [5] }, extrinsicsRoot: "", stateRoot: "", specVersion: "x" },
];
/** Methods that a client uses before it is connected. */
const CONNECTING = ["chain_getBlockHash", "state_getRuntimeVersion", "system_properties", "state_getMetadata"];

const METHODS = [
	...CONNECTING,
	"state_queryStorageAt",
	"state_getKeysPaged",
	"state_getStorage",
	"state_call",
	"chain_getHeader",
	"chain_getBlock",
	"chain_getFinalizedHead",
	"system_accountNextIndex",
];
/** A version that is never reached is waited for as long as this. */
const TIMEOUT_MS = 8_000;
const NOTIFICATIONS = ["chain_newHead", "chain_finalizedHead", "state_storage", "state_runtimeVersion"];

describe.each([1, 2] as const)("a node of generation %i whose answers are spoiled", (generation) => {
	let chain: DevChain;
	let honest: Phala;
	let worker: string;

	beforeAll(async () => {
		chain = await DevChain.start({ generation });
		honest = await connect(chain.provider);
		({ worker } = await fillChain(chain, honest));
	});
	afterAll(async () => {
		await honest.close();
		await chain.close();
	});

	/** Connects to the chain; spoils nothing yet. */
	async function connectSpoiling(): Promise<{ phala: Phala; provider: SpoilingProvider }> {
		const provider = spoilingProvider(chain.createProvider());
		return { phala: await connect(provider, { timeoutMs: TIMEOUT_MS }), provider };
	}

	it.each(METHODS)("%s: every read resolves, or rejects with a PhalaError", async (name) => {
		const { phala, provider } = await connectSpoiling();
		for (const answer of ANSWERS) {
			provider.spoil({ name, answer });
			await expectTyped(everyRead(phala, chain, worker), name, answer);
		}
		provider.spoil(null);
		expect(await phala.stakePool(0).get()).toEqual(await honest.stakePool(0).get());
		await phala.close();
	});

	it.each(METHODS)("%s: every call of a plan resolves, or rejects with a PhalaError", async (name) => {
		const { phala, provider } = await connectSpoiling();
		const { "send()": _, "send() unchecked": __, ...calls } = everyPlanCall(phala, chain);
		// With `@polkadot/api`, which would wait for its time limit at each spoiled answer.
		await calls["extrinsic()"]?.();
		for (const answer of ANSWERS) {
			provider.spoil({ name, answer });
			await expectTyped(calls, name, answer);
		}
		provider.spoil(null);
		expect(await calls["fee()"]?.()).toBeGreaterThan(0n);
		await phala.close();
	});

	it.each(CONNECTING)("%s: connecting and @polkadot/api end with a PhalaError, or not at all", async (name) => {
		for (const answer of ANSWERS) {
			const provider = spoilingProvider(chain.createProvider());
			provider.spoil({ name, answer });
			const phala = await connect(provider).catch((error: unknown) => error);
			if (phala instanceof Error) {
				expect(isPhalaError(phala), `${describeCall("connect", name, answer)}: ${phala.stack}`).toBe(true);
				continue;
			}
			const connected = phala as Phala;
			await expectTyped({ "stakePool.get()": () => connected.stakePool(0).get() }, name, answer);
			provider.spoil(null);
			await connected.close();
		}
	});

	it("streams go on after each spoiled notification and read", async () => {
		const { phala, provider } = await connectSpoiling();
		const streams = everyStream(phala, chain, worker);
		const ended: unknown[] = [];
		const subscriptions = Object.values(streams).map((stream) =>
			stream.subscribe({ next: () => {}, error: (error: unknown) => ended.push(error) }),
		);
		await firstOf(phala.head$, 1);
		for (const name of [...NOTIFICATIONS, "state_queryStorageAt", "chain_getHeader"]) {
			for (const answer of ANSWERS) {
				provider.spoil({ name, answer });
				await chain.newBlock();
				await new Promise((resolve) => setImmediate(resolve));
			}
		}
		provider.spoil(null);
		for (const error of ended) expect(isPhalaError(error), String(error)).toBe(true);
		for (const subscription of subscriptions) subscription.unsubscribe();
		await chain.newBlock();
		expect(await phala.stakePool(0).get()).toEqual(await honest.stakePool(0).get());
		await phala.close();
	});
});

describe("a node that answers a submission with nonsense", () => {
	it.each(["author_submitAndWatchExtrinsic", "author_extrinsicUpdate", ...METHODS])(
		"%s: the submission ends in the truth, or with a PhalaError",
		async (name) => {
			await using chain = await DevChain.start({ generation: 2 });
			const { alice } = chain.accounts;
			const provider = spoilingProvider(chain.createProvider());
			await using phala = await connect(provider);
			await phala.createStakePool().send(alice).inBlock;
			provider.spoil({ name, answer: {} });
			const signal = AbortSignal.timeout(3_000);
			const plan = phala.stakePool(0).setCap(parsePha("7"));
			const [outcome] = await Promise.allSettled([plan.send(alice, { signal, check: false }).inBlock]);
			provider.spoil(null);
			if (outcome.status === "rejected") expect(isPhalaError(outcome.reason), String(outcome.reason)).toBe(true);
			else expect((await phala.stakePool(0).get()).cap).toBe(parsePha("7"));
		},
	);
});

/** Runs all calls; none may fail with anything but a `PhalaError`. */
async function expectTyped(
	calls: Readonly<Record<string, () => Promise<unknown>>>,
	name: string,
	answer: unknown,
): Promise<void> {
	const results = await Promise.allSettled(Object.values(calls).map(async (call) => call()));
	for (const [i, result] of results.entries()) {
		if (result.status === "fulfilled" || isPhalaError(result.reason)) continue;
		throw new Error(describeCall(Object.keys(calls)[i] ?? "", name, answer), { cause: result.reason });
	}
}

function describeCall(call: string, name: string, answer: unknown): string {
	return `${call} where ${name} answers ${JSON.stringify(answer).slice(0, 60)}`;
}
