import { describe, expect, it } from "vitest";
import type { Call } from "../../../src/chain/operation.ts";
import { hasKnownEffects as isKnownV1 } from "../../../src/chain/v1/known-effects.ts";
import { deriveFeatures } from "../../../src/chain/v2/features.ts";
import { hasKnownEffects as isKnownV2 } from "../../../src/chain/v2/known-effects.ts";

const call = (pallet: string, method: string, args: Call["args"] = {}): Call => ({ pallet, method, args });
const RECORDED = {
	dropsDust: true,
	locksContributions: true,
	settlesGains: false,
	limitsWaiting: false,
	reimburses: false,
};

describe("effects of calls", () => {
	it("of generation 1 are those of spec 1180", () => {
		const recorded = { claimsApart: true, whitelists: true, descriptions: true, rewardEvents: true };
		const early = { claimsApart: false, whitelists: false, descriptions: false, rewardEvents: false };
		for (const method of ["contribute", "claimRewards", "addWorker"])
			expect(isKnownV1(recorded, call("phalaStakePool", method))).toBe(true);
		expect(isKnownV1(early, call("phalaStakePool", "contribute"))).toBe(false);
		expect(isKnownV1(early, call("phalaStakePool", "addWorker"))).toBe(true);
	});

	it("by proxy and multisig are those of the call inside", () => {
		const early = { claimsApart: false, whitelists: false, descriptions: false, rewardEvents: false };
		const wrapped = (inner: Call) => call("proxy", "proxy", { call: call("multisig", "asMulti", { call: inner }) });
		expect(isKnownV1(early, wrapped(call("phalaStakePool", "contribute")))).toBe(false);
		expect(isKnownV1(early, wrapped(call("phalaStakePool", "addWorker")))).toBe(true);
	});

	it("of generation 2 are those of spec 1251, apart from vaults of later runtimes, and W-PHA of earlier ones", () => {
		const known = (flags: Partial<typeof RECORDED>, ...of: Parameters<typeof call>) =>
			isKnownV2(deriveFeatures({ ...RECORDED, ...flags }), call(...of));
		const later = { settlesGains: true, limitsWaiting: true, reimburses: true };
		const earlier = { dropsDust: false, locksContributions: false };
		const asVault = { asVault: 3n };
		expect(known({}, "phalaVault", "maybeGainOwnerShares")).toBe(true);
		expect(known({}, "phalaStakePoolv2", "contribute", asVault)).toBe(true);
		expect(known(later, "phalaVault", "maybeGainOwnerShares")).toBe(false);
		expect(known(later, "phalaStakePoolv2", "contribute", asVault)).toBe(false);
		expect(known(later, "phalaStakePoolv2", "contribute", { asVault: null })).toBe(true);
		expect(known(earlier, "phalaStakePoolv2", "contribute", { asVault: null })).toBe(false);
		expect(known(earlier, "phalaWrappedBalances", "wrap")).toBe(false);
		expect(known(earlier, "phalaStakePoolv2", "startComputing")).toBe(true);
	});

	it("of a batch are known where those of all calls inside it are, at any depth", () => {
		const batch = (...calls: readonly Call[]) => call("utility", "batchAll", { calls });
		const early = { claimsApart: false, whitelists: false, descriptions: false, rewardEvents: false };
		const [add, contribute] = [call("phalaStakePool", "addWorker"), call("phalaStakePool", "contribute")];
		expect(isKnownV1(early, batch(add, batch(add)))).toBe(true);
		expect(isKnownV1(early, batch(add, batch(contribute)))).toBe(false);
		const later = deriveFeatures({ ...RECORDED, settlesGains: true, limitsWaiting: true, reimburses: true });
		const [setCap, gain] = [call("phalaStakePoolv2", "setCap"), call("phalaVault", "maybeGainOwnerShares")];
		expect(isKnownV2(later, batch(setCap, batch(setCap)))).toBe(true);
		expect(isKnownV2(later, batch(setCap, batch(gain)))).toBe(false);
		const earlier = deriveFeatures({ ...RECORDED, dropsDust: false, locksContributions: false });
		expect(isKnownV2(earlier, batch(setCap))).toBe(true);
		expect(isKnownV2(earlier, batch(call("phalaWrappedBalances", "wrap")))).toBe(false);
	});
});
