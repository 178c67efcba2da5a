import { describe, expect, it } from "vitest";
import type { Call } from "../../../../src/chain/operation.ts";
import { proxyPermission } from "../../../../src/chain/proxies/proxy-types.ts";
import { filterOf } from "../../../../src/devchain/runtime/frame/proxy/proxy-types.ts";
import { PROXY_TYPES as TYPES_V1 } from "../../../../src/devchain/runtime/v1/proxy.ts";
import { PROXY_TYPES as TYPES_V2 } from "../../../../src/devchain/runtime/v2/proxy.ts";

const call = (pallet: string, method: string, args: Call["args"] = {}): Call => ({ pallet, method, args });
const batch = (method: string, ...calls: Call[]): Call => call("utility", method, { calls });

/** Calls that plans make. */
const CALLS = {
	1: [
		...["create", "setPayoutPref", "setCap", "addWorker", "removeWorker", "startMining", "stopMining", "contribute"],
		...["restartMining", "reclaimPoolWorker", "withdraw", "claimRewards", "setPoolDescription"],
	].map((method) => call("phalaStakePool", method)),
	2: [
		...["create", "setPayoutPref", "setCap", "addWorker", "removeWorker", "startComputing", "stopComputing"],
		...["restartComputing", "reclaimPoolWorker", "contribute", "withdraw", "claimOwnerRewards"],
	]
		.map((method) => call("phalaStakePoolv2", method))
		.concat(
			call("phalaWrappedBalances", "wrap"),
			call("phalaVault", "create"),
			call("phalaBasePool", "setPoolDescription"),
		),
};
const OTHERS = [call("utility", "batchAll", { calls: [] }), call("proxy", "proxy"), call("multisig", "asMulti")];

describe.each([1, 2] as const)("types of proxies of generation %i", (generation) => {
	const types = generation === 1 ? TYPES_V1 : TYPES_V2;
	const runtime = { generation, specName: generation === 1 ? "rhala" : "phala-node" };

	it.each(Object.keys(types))("%s: allow what the recorded runtimes allow", (type) => {
		for (const each of [...CALLS[generation], ...OTHERS]) {
			const expected = filterOf(types, type)(each) ? "yes" : "no";
			expect(`${each.pallet}.${each.method} ${proxyPermission(runtime, type, each)}`).toBe(
				`${each.pallet}.${each.method} ${expected}`,
			);
		}
	});
});

describe("permission", () => {
	const rhala = { generation: 1, specName: "rhala" } as const;
	const add = call("phalaStakePool", "addWorker");
	const cap = call("phalaStakePool", "setCap");
	const of = (each: Call) => proxyPermission(rhala, "StakePoolManager", each);

	it("of a batch is that of all its calls", () => {
		expect(of(batch("batchAll", add, add))).toBe("yes");
		expect(of(batch("forceBatch", add, batch("batchAll", add, add)))).toBe("yes");
		for (const method of ["batch", "batchAll", "forceBatch"]) expect(of(batch(method, add, cap))).toBe("no");
	});

	it("says nothing about calls of other accounts inside", () => {
		const proxied = call("proxy", "proxy", { call: cap });
		expect(of(proxied)).toBe("no");
		expect(proxyPermission(rhala, "NonTransfer", proxied)).toBe("yes");
		expect(proxyPermission(rhala, "Collator", call("multisig", "asMulti", { call: cap }))).toBe("yes");
	});

	it("is unknown where runtimes differ, and for types of other runtimes", () => {
		const withdraw = call("phalaStakePoolv2", "withdraw");
		expect(proxyPermission({ generation: 2, specName: "khala" }, "NonTransfer", withdraw)).toBe("unknown");
		expect(proxyPermission(rhala, "Auction", add)).toBe("unknown");
		expect(proxyPermission(rhala, "Auction", batch("batchAll", add))).toBe("unknown");
	});
});
