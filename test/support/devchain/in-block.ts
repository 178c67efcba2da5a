import type { ApiPromise } from "@polkadot/api";
import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import { DevChain } from "../../../src/devchain/index.ts";
import { apiOn, call, PHA } from "./api.ts";
import { slowLine } from "./slow-line.ts";

/** Statuses that `@polkadot/api` reported of one transaction, of those in a block. */
export type Reported = readonly string[];

interface Sending {
	/** Number of transactions. */
	readonly count: number;
	/** Number of accounts that send at the same time, each its next one when the last one is in a block. */
	readonly atOnce: number;
	/** Delay of the line in each direction. */
	readonly delayMs: number;
}

/** Sends remarks over a port with `@polkadot/api` alone; resolves with what it reported once all are final. */
export async function sendOverPort({ count, atOnce, delayMs }: Sending): Promise<Reported[]> {
	await using chain = await DevChain.start();
	const keyring = new Keyring({ type: "sr25519", ss58Format: 30 });
	const signers = Array.from({ length: atOnce }, (_, i) => keyring.addFromUri(`//sender//${i}`));
	for (const signer of signers) await chain.fund(signer, 1000n * PHA);
	const { port } = await chain.listen();
	const line = await slowLine(port, delayMs);
	const api = await apiOn(line.url);
	try {
		const shares = signers.map((_, i) => Math.floor((count + atOnce - 1 - i) / atOnce));
		const reported = await Promise.all(signers.map((signer, i) => sendInTurn(api, signer, shares[i] ?? 0)));
		return reported.flat();
	} finally {
		await api.disconnect();
		await line.close();
	}
}

/** Sends remarks in turn, each when the one before is in a block. */
export async function sendInTurn(api: ApiPromise, signer: KeyringPair, count: number): Promise<Reported[]> {
	const sent: Promise<Reported>[] = [];
	for (let i = 0; i < count; i++) {
		const statuses: string[] = [];
		await new Promise<void>((included, fail) => {
			const final = new Promise<Reported>((resolve) => {
				call(api, "system", "remark", `0x0${i % 10}`)
					.signAndSend(signer, { nonce: -1 }, ({ status }) => {
						if (status.isInBlock || status.isFinalized) {
							statuses.push(status.type);
							included();
						}
						if (status.isFinalized) resolve(statuses);
					})
					.catch(fail);
			});
			sent.push(final);
		});
	}
	return Promise.all(sent);
}
