import type { KeyringPair } from "@polkadot/keyring/types";
import { describe, expect, test } from "vitest";
import { toHex } from "../../src/codec/hex.ts";
import { type BatchMode, type Phala, type Plan, parsePha, type SendOptions } from "../../src/index.ts";
import { createFixture } from "../../src/testing/index.ts";

const pha = parsePha;
const MODES: readonly BatchMode[] = ["all", "best-effort", "force"];
/** Paid of the 0.1 PHA that a contribution of everything leaves. */
const tip = pha("0.05");

const twoPools = (generation: 1 | 2) =>
	createFixture({
		generation,
		async setUp({ pool }) {
			await pool();
			await pool();
		},
	});
const fixtures = { 1: twoPools(1), 2: twoPools(2) };

/** The call that `send` asks a wallet to sign; nothing is sent. */
async function callToSign(plan: Plan<unknown>, { address }: KeyringPair, options: SendOptions): Promise<string> {
	let method = "none";
	const signPayload = async (payload: { readonly method: string }) => {
		method = payload.method;
		throw new Error("Cancelled");
	};
	const submission = plan.send({ address, signer: { signPayload } }, options);
	await expect(submission.inBlock).rejects.toMatchObject({ code: "USER_REJECTED" });
	return method;
}

type BatchOf = (phala: Phala, account: KeyringPair) => readonly Plan<unknown>[];

const BATCHES: readonly (readonly [string, BatchOf])[] = [
	["contributes everything", (phala, account) => [phala.delegator(account).contribute(0, "all")]],
	[
		"contributes to one pool, and everything else to another",
		(phala, account) => [
			phala.delegator(account).contribute(0, pha("10")),
			phala.delegator(account).contribute(1, "all"),
		],
	],
	[
		"contributes everything, and takes some of it back",
		(phala, account) => [
			phala.delegator(account).contribute(1, "all"),
			phala.delegator(account).withdraw(1, { amount: pha("7") }),
		],
	],
];

describe.each([1, 2] as const)("in generation %i", (generation) => {
	describe.each(MODES)("a batch of mode %s", (mode) => {
		test.each(BATCHES)("that %s has one call, whatever it is used for", async (_, plansOf) => {
			await using t = await fixtures[generation].start();
			const { phala, accounts } = t;
			const { bob } = accounts;
			const batch = phala.batch(plansOf(phala, bob), { mode });
			const unsigned = await batch.unsigned(bob, { tip });
			const { method } = unsigned;
			expect(await callToSign(batch, bob, { tip })).toBe(method);
			expect(await callToSign(batch, bob, { tip, check: false })).toBe(method);
			expect((await batch.extrinsic(bob)).method.toHex()).toBe(method);

			const preview = await batch.preview(bob, { tip });
			const simulation = await batch.simulate(bob, { tip });
			const signature = toHex(bob.sign(unsigned.signable, { withType: true }));
			const { result, fee } = await batch.submitSigned(unsigned, signature).inBlock;
			expect({ failures: [], result, fee }).toEqual({
				failures: preview.failures,
				result: preview.result,
				fee: preview.fee,
			});
			expect(simulation).toMatchObject({ failures: [], result, error: null, fee });
		});
	});
});
