import { describe, expect, it } from "vitest";
import { EVENT_NAMES, poolEvents, rowOf, translator } from "../../examples/indexer/pool-events.ts";
import { eventNames } from "../../src/chain/metadata/decode.ts";
import { v1, v2 } from "../support/metadata/specimens.ts";

const ALICE = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
const header = { hash: `0x${"0b".repeat(32)}`, height: 11, timestamp: 1_700_000_000_000 };

describe("the example of an indexer", () => {
	it("maps an indexer's batch to the SDK's events, without other pallets", async () => {
		const events = [
			{ index: 1, name: "Balances.Transfer", args: {}, extrinsicIndex: 2 },
			{
				index: 4,
				name: "PhalaStakePoolv2.Contribution",
				args: { pid: "7", user: ALICE, amount: "5000000000000", shares: "4000000000000" },
				extrinsicIndex: 2,
			},
			{ index: 5, name: "PhalaMining.MinerStopped", args: ALICE },
		];
		const mapped = [...poolEvents(await translator(), { header, events })];
		const place = { block: { hash: header.hash, number: 11, timestampMs: header.timestamp } };
		expect(mapped).toEqual([
			{
				type: "contributed",
				pid: 7,
				delegator: "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2",
				amount: 5_000_000_000_000n,
				shares: 4_000_000_000_000n,
				asVault: null,
				...place,
				extrinsic: 2,
				index: 4,
			},
			{
				type: "sessionStopped",
				session: "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2",
				...place,
				extrinsic: null,
				index: 5,
			},
		]);
		expect(rowOf(mapped[0] as (typeof mapped)[number])).toMatchObject({ amount: "5000000000000", extrinsic: 2 });
	});

	it("requests events that the runtimes have", () => {
		const known = [v1, v2].flatMap(({ scan }) =>
			[...scan.pallets.keys()].flatMap((pallet) => eventNames(scan, pallet).map((name) => `${pallet}.${name}`)),
		);
		const later = ["PhalaVault.ForceShutdown"];
		expect(EVENT_NAMES.filter((name) => !known.includes(name))).toEqual(later);
		expect(new Set(EVENT_NAMES).size).toBe(EVENT_NAMES.length);
	});
});
