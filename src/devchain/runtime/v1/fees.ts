import type { FeeSchedule } from "../frame/fees.ts";
import { innerCalls } from "../frame/plain-call.ts";

/** Weights of calls in picoseconds; other calls get the weight of a transfer. */
const WEIGHTS: Readonly<Record<string, bigint>> = {
	"system.remark": 1_000_000n,
	"system.remarkWithEvent": 1_000n,
	"balances.transfer": 166_860_000n,
	"balances.transferKeepAlive": 157_760_000n,
	"balances.transferAll": 162_789_000n,
	"utility.batch": 23_113_000n,
	"utility.batchAll": 18_682_000n,
	"utility.forceBatch": 19_136_000n,
	"proxy.proxy": 170_198_000n,
	"proxy.addProxy": 156_525_000n,
	"proxy.removeProxy": 156_905_000n,
	"multisig.asMultiThreshold1": 142_540_000n,
	"multisig.asMulti": 421_190_000n,
	"multisig.approveAsMulti": 421_190_000n,
	"multisig.cancelAsMulti": 301_495_000n,
};
const TRANSFER = 166_860_000n;

/** Additional weight of a batch per call inside. */
const PER_ITEM: Readonly<Record<string, bigint>> = {
	"utility.batch": 2_701_000n,
	"utility.batchAll": 2_794_000n,
	"utility.forceBatch": 2_697_000n,
};

/** Part of the weight of a multisig approval that it does not use if the call does not run. */
export const UNUSED_BY_APPROVAL = 234_450_000n;

/** Calls of Phala's pallets have no weight. */
export const FEES: FeeSchedule = {
	base: 100_000_000n,
	perByte: 10_000_000n,
	perMegaWeight: 1_158_772n,
	ownWeight: (call) => {
		if (call.pallet.startsWith("phala")) return 0n;
		const name = `${call.pallet}.${call.method}`;
		return (WEIGHTS[name] ?? TRANSFER) + (PER_ITEM[name] ?? 0n) * BigInt(innerCalls(call).length);
	},
};
