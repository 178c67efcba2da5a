import { beforeEach, describe, expect, test, vi } from "vitest";
import { ruleFailure } from "../../../src/chain/rules/rule-failure.ts";
import type { Submission } from "../../../src/plan/submission.ts";
import { keyring } from "../../support/dev-api.ts";
import { rpcError } from "../../support/fake-chain-rpc.ts";
import { type PlanClient, settle, startPlanClient } from "../../support/plan-client.ts";
import { planOf, testOperation } from "../../support/test-operation.ts";
import { SUCCESS } from "../../support/transaction-events.ts";
import type { TransactionNode } from "../../support/transaction-node.ts";

const alice = keyring.addFromUri("//Alice");
const bob = keyring.addFromUri("//Bob");

let node: TransactionNode;
let client: PlanClient;

beforeEach(async () => {
	({ node, client } = await startPlanClient());
});

const nonceOf = (bytes: string | undefined) => node.api.registry.createType("Extrinsic", bytes).nonce.toNumber();
const nonces = () => node.submitted.map(nonceOf);

/** Sends a plan whose calls and check do not depend on the chain. */
function send(options: { signal?: AbortSignal; nonce?: number } = {}, signer = alice): Submission<unknown> {
	const tx = planOf(client, testOperation()).send(signer, { check: false, ...options });
	tx.status$.subscribe();
	return tx;
}

function typesSoFar(tx: Submission<unknown>): string[] {
	const types: string[] = [];
	tx.status$.subscribe(({ type }) => types.push(type)).unsubscribe();
	return types;
}

describe("nonces", () => {
	test("are assigned in order to plans sent at once", async () => {
		for (let i = 0; i < 3; i++) send();
		await vi.waitFor(() => expect(nonces()).toEqual([5, 6, 7]), { timeout: 60_000 });
	});

	test("of accounts are independent", async () => {
		send();
		send({}, bob);
		node.nextNonce = 5;
		await settle();
		expect(nonces()).toEqual([5, 5]);
	});

	test("are used again if the pool refused the transaction", async () => {
		node.refusals.push(rpcError(1010, "Invalid Transaction: Inability to pay some fees"));
		const first = send();
		send();
		await expect(first.inBlock).rejects.toMatchObject({ code: "REJECTED" });
		await settle();
		expect(nonces()).toEqual([5]);
	});

	test("are not used again while an error leaves open whether the transaction arrived", async () => {
		node.refusals.push(rpcError(-32603, "upstream request timed out"));
		send();
		send();
		await settle();
		await settle();
		expect(new Set(node.received.map(nonceOf))).toEqual(new Set([5, 6]));
	});

	test("can be given without changing the account's next nonce", async () => {
		node.nextNonce = 5;
		send({ nonce: 40 });
		send();
		await settle();
		await settle();
		expect(nonces()).toEqual([40, 5]);
		const invalid = send({ nonce: -1 });
		await expect(invalid.inBlock).rejects.toMatchObject({ code: "INVALID_ARGUMENT", details: { name: "nonce" } });
	});

	test.each([
		["far too high", 4_000_000_000, [] as string[] | null],
		["far too high, and the node does not return its pool", 4_000_000_000, null],
		["too low", 0, null],
		["no number", "seven", null],
		["null", null, []],
	])("come from the chain if the node's count is %s", async (_, nextNonce, pool) => {
		node.nextNonce = nextNonce;
		node.pool = pool;
		send();
		await settle();
		expect(nonces()).toEqual([5]);
	});

	test("leave out those of another program's transactions in the pool", async () => {
		const other = await startPlanClient();
		for (let i = 0; i < 2; i++) planOf(other.client, testOperation()).send(alice, { check: false });
		await settle();
		await settle();
		node.pool = other.node.submitted;
		node.nextNonce = 7;
		send();
		await settle();
		expect(nonces()).toEqual([7]);
	});

	test("believe a node that counts another program's transactions without returning its pool", async () => {
		node.nextNonce = 7;
		send();
		await settle();
		expect(nonces()).toEqual([7]);
	});

	test("of a lost transaction that is not awaited are used again", async () => {
		node.pool = [];
		const aborting = new AbortController();
		const lost = send({ signal: aborting.signal });
		await settle();
		aborting.abort();
		await expect(lost.inBlock).rejects.toMatchObject({ code: "ABORTED" });
		node.nextNonce = 5;
		send();
		await settle();
		expect(nonces()).toEqual([5, 5]);
	});

	test("of an aborted transaction that a pool has are not used again", async () => {
		const aborting = new AbortController();
		const aborted = send({ signal: aborting.signal });
		await settle();
		aborting.abort();
		await expect(aborted.inBlock).rejects.toMatchObject({ code: "ABORTED" });
		send();
		await settle();
		expect(nonces()).toEqual([5, 6]);
	});

	test("leave no gap: a followed transaction that the node lost is sent again first", async () => {
		send();
		await settle();
		node.pool = [];
		node.nextNonce = 5;
		send();
		await settle();
		expect(nonces()).toEqual([5, 5, 6]);
		expect(node.submitted[1]).toBe(node.submitted[0]);
	});

	test("of a followed transaction are used again if the pool refuses it now", async () => {
		const lost = send();
		await settle();
		node.pool = [];
		node.nextNonce = 5;
		node.refusals.push(rpcError(1010, "Inability to pay some fees"));
		send();
		await settle();
		expect(nonces()).toEqual([5, 5]);
		expect(node.submitted[1]).not.toBe(node.submitted[0]);
		node.includeTransaction(SUCCESS);
		node.reportStatus("dropped");
		node.finalize();
		await expect(lost.finalized).rejects.toMatchObject({ code: "NOT_INCLUDED" });
	});

	test("are counted at a newer block if one came meanwhile", async () => {
		send();
		await settle();
		// The block with the first transaction comes after the second one's view was taken.
		node.overrides.set("system_accountNextIndex", () => {
			node.overrides.clear();
			node.pool = [];
			node.includeTransaction(SUCCESS);
			return 5;
		});
		send();
		await settle();
		expect(nonces()).toEqual([5, 6]);
	});
});

describe("a nonce that another program took", () => {
	const stale = () => rpcError(1010, "1010: Invalid Transaction: Transaction is outdated");

	test.each([stale(), rpcError(1014, "1014: Priority is too low")])(
		"makes a key pair sign again: %s",
		async (refusal) => {
			node.overrides.set("system_accountNextIndex", () => 5 + node.received.length);
			node.refusals.push(refusal);
			const tx = send();
			await vi.waitFor(() => expect(node.received.map(nonceOf)).toEqual([5, 6]), { timeout: 60_000 });
			expect(typesSoFar(tx)).toEqual(["checking", "signing", "signed", "checking", "signing", "signed"]);
			expect(await tx.hash).toBe(node.api.registry.createType("Extrinsic", node.submitted[0]).hash.toHex());
		},
	);

	test("makes a key pair sign five times at most", async () => {
		node.refusals.push(...Array.from({ length: 9 }, stale));
		await expect(send().inBlock).rejects.toMatchObject({ code: "REJECTED" });
		expect(node.received).toHaveLength(5);
	});

	test("ends in the check if the plan fails at the newer block", async () => {
		node.refusals.push(stale());
		let isChanged = false;
		const failures = () => {
			const found = isChanged ? [ruleFailure("NO_REWARD", { pid: 1 })] : [];
			isChanged = true;
			return found;
		};
		const tx = planOf(client, testOperation({ failures })).send(alice);
		await expect(tx.inBlock).rejects.toMatchObject({ code: "NO_REWARD" });
		expect(node.received).toHaveLength(1);
	});

	test("is not replaced if the caller chose it", async () => {
		node.refusals.push(stale());
		await expect(send({ nonce: 5 }).inBlock).rejects.toMatchObject({ code: "REJECTED" });
		expect(node.received).toHaveLength(1);
	});

	test("never makes a wallet open again", async () => {
		let windows = 0;
		const signer = {
			address: alice.address,
			signer: {
				signRaw: async ({ data }: { data: string }) => {
					windows += 1;
					const { u8aToHex, hexToU8a } = await import("@polkadot/util");
					return { signature: u8aToHex(alice.sign(hexToU8a(data), { withType: true })) };
				},
			},
		};
		node.refusals.push(stale());
		const tx = planOf(client, testOperation()).send(signer, { check: false });
		await expect(tx.inBlock).rejects.toMatchObject({ code: "REJECTED" });
		expect(windows).toBe(1);
	});
});

describe("a wallet that does not answer", () => {
	/** A wallet whose windows the test answers, in the order in which they opened. */
	function wallet() {
		const windows: (() => void)[] = [];
		const signRaw = ({ data }: { data: string }) =>
			new Promise<{ signature: `0x${string}` }>((resolve) => {
				windows.push(() => {
					const signature = alice.sign(Buffer.from(data.slice(2), "hex"), { withType: true });
					resolve({ signature: `0x${Buffer.from(signature).toString("hex")}` });
				});
			});
		return { windows, signer: { address: alice.address, signer: { signRaw } } };
	}

	test("makes the next send wait visibly", async () => {
		const { windows, signer } = wallet();
		planOf(client, testOperation()).send(signer, { check: false });
		const next = planOf(client, testOperation()).send(alice, { check: false });
		await settle();
		expect(typesSoFar(next)).toEqual(["checking", "queued"]);
		windows[0]?.();
		await settle();
		await settle();
		expect(typesSoFar(next)).toEqual(["checking", "queued", "checking", "signing", "signed"]);
		expect(nonces()).toEqual([5, 6]);
	});

	test("can be overtaken, and is not sent with a nonce that was used meanwhile", async () => {
		const { windows, signer } = wallet();
		const first = planOf(client, testOperation()).send(signer, { check: false });
		await settle();
		const second = planOf(client, testOperation()).send(alice, { check: false, overtake: true });
		await settle();
		await settle();
		expect(typesSoFar(second)).toEqual(["checking", "signing", "signed"]);
		windows[0]?.();
		await expect(first.inBlock).rejects.toMatchObject({ code: "REJECTED" });
		expect(nonces()).toEqual([5]);
		const third = planOf(client, testOperation()).send(alice, { check: false });
		await settle();
		await settle();
		expect(typesSoFar(third)).toEqual(["checking", "signing", "signed"]);
		expect(nonces()).toEqual([5, 6]);
	});

	test("is sent if the one that overtook it was not", async () => {
		const { windows, signer } = wallet();
		planOf(client, testOperation()).send(signer, { check: false });
		await settle();
		const failures = () => [ruleFailure("NO_REWARD", { pid: 1 })];
		const second = planOf(client, testOperation({ failures })).send(alice, { overtake: true });
		await expect(second.inBlock).rejects.toMatchObject({ code: "NO_REWARD" });
		windows[0]?.();
		await settle();
		expect(nonces()).toEqual([5]);
	});

	test("lets those that wait proceed once it was overtaken", async () => {
		const { signer } = wallet();
		planOf(client, testOperation()).send(signer, { check: false });
		await settle();
		planOf(client, testOperation()).send(alice, { check: false });
		planOf(client, testOperation()).send(alice, { check: false, overtake: true });
		for (let i = 0; i < 4; i++) await settle();
		expect(nonces()).toEqual([5, 6]);
	});

	test("does not keep a send that is aborted while it waits", async () => {
		const { windows, signer } = wallet();
		planOf(client, testOperation()).send(signer, { check: false });
		const aborting = new AbortController();
		const waiting = planOf(client, testOperation()).send(alice, { check: false, signal: aborting.signal });
		const last = planOf(client, testOperation()).send(alice, { check: false });
		await settle();
		aborting.abort();
		await expect(waiting.inBlock).rejects.toMatchObject({ code: "ABORTED" });
		windows[0]?.();
		for (let i = 0; i < 3; i++) await settle();
		expect(typesSoFar(last).at(-1)).toBe("signed");
		expect(nonces()).toEqual([5, 6]);
	});
});

describe("a plan that depends on the chain", () => {
	test("waits until a block holds the account's earlier transactions", async () => {
		send();
		await settle();
		const next = planOf(client, testOperation()).send(alice);
		await settle();
		expect(typesSoFar(next)).toEqual(["checking", "queued"]);
		const block = node.includeTransaction(SUCCESS);
		await settle();
		await settle();
		expect(typesSoFar(next)).toEqual(["checking", "queued", "checking", "signing", "signed"]);
		expect(client.reads.at(-1)).toBe(block.hash);
	});

	test("does not wait for ever", async () => {
		send();
		await settle();
		const next = planOf(client, testOperation()).send(alice);
		for (let i = 0; i < 9; i++) {
			await settle();
			node.produceEmptyBlock();
		}
		await settle();
		await settle();
		expect(typesSoFar(next).at(-1)).toBe("signed");
		expect(new Set(nonces())).toEqual(new Set([5, 6]));
	});

	test("is prepared, checked, counted, estimated and signed for one block", async () => {
		const tx = planOf(client, testOperation()).send(alice);
		await settle();
		expect(typesSoFar(tx).at(-1)).toBe("signed");
		const { hash } = node.head;
		const asked = (method: string) =>
			node.requests.filter((request) => request.method === method).map(({ params }) => params.at(-1));
		expect(new Set([...client.reads, ...asked("state_call"), ...asked("state_getRuntimeVersion")])).toEqual(
			new Set([hash]),
		);
	});

	test("is prepared again at another block if a node answers null for a header", async () => {
		node.overrides.set("chain_getHeader", () => {
			node.overrides.clear();
			return null;
		});
		const tx = send();
		await vi.waitFor(() => expect(typesSoFar(tx).at(-1)).toBe("signed"), { timeout: 60_000 });
	});
});
