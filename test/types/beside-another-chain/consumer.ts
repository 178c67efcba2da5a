// A project that types its raw api for another chain, and uses this library for Phala.
import "@polkadot/api-augment";
import type { ApiPromise } from "@polkadot/api";
import type { Codec } from "@polkadot/types/types";
import { connect, formatPha } from "phala-stakepool";
import { DevChain } from "phala-stakepool/devchain";
import { createFixture, type TestChain } from "phala-stakepool/testing";

export async function both(relay: ApiPromise): Promise<string> {
	const era: number = (await relay.query.staking.currentEra()).unwrap().toNumber();

	const chain = await DevChain.start({ generation: 2 });
	const phala = await connect(chain.provider);
	const { totalStake } = await phala.stakePool(0).get();

	const raw: Codec | undefined = await relay.query.phalaBasePool?.pools?.(0);
	// @ts-expect-error the raw api has no types of Phala without the import that adds them
	raw?.unwrap();
	return `${era} ${formatPha(totalStake)}`;
}

const fixture = createFixture({ setUp: ({ pool }) => pool() });

export async function ofFixture(): Promise<string> {
	const started: TestChain<{ readonly pid: number }> = await fixture.start();
	return started.phala.formatAddress(started.accounts.alice);
}
