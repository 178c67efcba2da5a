import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import { DevChain } from "../../src/devchain/index.ts";
import { connect, type Generation, type Phala, type Plan, parsePha } from "../../src/index.ts";

const HOUR = 3600;
/** Clock of block 0: a month before the world is handed out. */
const START_AT_MS = 1_700_000_000_000;

/** A plan and the account that signs it. */
export interface Act {
	readonly by: KeyringPair;
	readonly plan: Plan<unknown>;
}

/** A development chain whose accounts act in the same way whenever it is built. */
export class World {
	readonly generation: Generation;
	readonly chain: DevChain;
	readonly phala: Phala;
	readonly api: ApiPromise;
	/** Acts that the rules refused, by code: they are left out. */
	readonly refused = new Map<string, number>();
	readonly #nonces = new Map<string, number>();
	readonly #keyring = new Keyring({ type: "ed25519", ss58Format: 30 });
	#seed: number;

	private constructor(generation: Generation, chain: DevChain, phala: Phala, api: ApiPromise) {
		this.generation = generation;
		this.chain = chain;
		this.phala = phala;
		this.api = api;
		this.#seed = generation * 7919;
	}

	static async start(generation: Generation): Promise<World> {
		const chain = await DevChain.start({ generation, seal: "manual", startAtMs: START_AT_MS });
		// Block 2 creates W-PHA.
		await chain.newBlock();
		const phala = await connect(chain.provider);
		return new World(generation, chain, phala, await phala.api());
	}

	async close(): Promise<void> {
		await this.phala.close();
		await this.chain.close();
	}

	/** A key pair that signs the same bytes with the same signature. */
	account(name: string): KeyringPair {
		return this.#keyring.addFromUri(`//busy//${name}`);
	}

	/** An integer from `min` to `max`. */
	integer(min: number, max: number): number {
		// mulberry32
		this.#seed = (this.#seed + 0x6d2b79f5) | 0;
		let t = Math.imul(this.#seed ^ (this.#seed >>> 15), 1 | this.#seed);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return min + (((t ^ (t >>> 14)) >>> 0) % (max - min + 1));
	}

	/** Whole PHA from `min` to `max`, as pico PHA. */
	pha(min: number, max: number): bigint {
		return parsePha(String(this.integer(min, max)));
	}

	pick<T>(list: readonly T[]): T {
		return list[this.integer(0, list.length - 1)] as T;
	}

	/** True in `percent` of all calls. */
	chance(percent: number): boolean {
		return this.integer(1, 100) <= percent;
	}

	/** Signs and submits extrinsics, and produces the block that holds them. */
	async include(
		transactions: readonly { by: KeyringPair; extrinsic: SubmittableExtrinsic<"promise"> }[],
	): Promise<void> {
		for (const { by, extrinsic } of transactions) {
			const nonce = this.#nonces.get(by.address) ?? (await this.api.rpc.system.accountNextIndex(by.address)).toNumber();
			await extrinsic.signAsync(by, { nonce, era: 0 });
			await this.api.rpc.author.submitExtrinsic(extrinsic);
			this.#nonces.set(by.address, nonce + 1);
		}
		await this.chain.advance({ seconds: HOUR });
	}

	/** One block with what the rules allow of these acts. */
	async act(acts: readonly Act[]): Promise<void> {
		const allowed: { by: KeyringPair; extrinsic: SubmittableExtrinsic<"promise"> }[] = [];
		for (const { by, plan } of acts) {
			const [failure] = await plan.check(by);
			if (failure) this.refused.set(failure.code, (this.refused.get(failure.code) ?? 0) + 1);
			else allowed.push({ by, extrinsic: await plan.extrinsic(by) });
		}
		await this.include(allowed);
	}

	/** Lets time pass up to `day` days after the start, and some hours. */
	async waitUntil(day: number, hour: number): Promise<void> {
		const target = START_AT_MS + (day * 24 + hour) * HOUR * 1000;
		const seconds = Math.floor((target - this.chain.best.timestampMs) / 1000);
		if (seconds > 0) await this.chain.advance({ seconds });
	}
}
