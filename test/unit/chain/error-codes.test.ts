import { describe, expect, test } from "vitest";
import type { Errors } from "../../../generated/v2/pallets.ts";
import { errorCode as codeOf1 } from "../../../src/chain/v1/error-codes.ts";
import { errorCode } from "../../../src/chain/v2/error-codes.ts";
import { phalaNode1, rhala1130, rhala1241, type Specimen, v1, v2 } from "../../support/metadata/specimens.ts";

const OURS = [
	"phalaStakePoolv2",
	"phalaBasePool",
	"phalaVault",
	"phalaWrappedBalances",
	"phalaComputation",
	"phalaRegistry",
	"phalaMq",
	"utility",
] as const satisfies (keyof Errors)[];

/** Errors of other pallets that have no meaning of their own: they stay readable as they are. */
const READABLE = [
	"assets.AlreadyExists",
	"assets.BadMetadata",
	"assets.BadWitness",
	"assets.CallbackFailed",
	"assets.InUse",
	"assets.IncorrectStatus",
	"assets.LiveAsset",
	"assets.MinBalanceZero",
	"assets.NoDeposit",
	"assets.NotFrozen",
	"assets.Unapproved",
	"balances.ExistingVestingSchedule",
	"balances.TooManyFreezes",
	"balances.TooManyHolds",
	"balances.TooManyReserves",
	"system.FailedToExtractRuntimeVersion",
	"system.InvalidSpecName",
	"system.NonDefaultComposite",
	"system.NonZeroRefCount",
	"system.SpecVersionNeedsToIncrease",
];

function errorsOf({ scan }: Specimen, pallet: string): string[] {
	const found = [...scan.pallets.values()].find(({ name }) => name.toLowerCase() === pallet.toLowerCase());
	const type = scan.types[found?.errors ?? -1];
	return type?.kind === "enum" ? type.variants.map(({ name }) => name) : [];
}

const runtimes = [v2, rhala1241, phalaNode1].map((specimen) => [specimen.name, specimen] as const);

describe.each(runtimes)("of %s", (_, runtime) => {
	test.each(OURS)("every dispatch error of %s has a specific code", (pallet) => {
		const names = errorsOf(runtime, pallet);
		expect(names).not.toEqual([]);
		expect(names.filter((name) => errorCode(pallet, name) === "DISPATCH_FAILED")).toEqual([]);
	});
});

describe.each([v1, rhala1130].map((specimen) => [specimen.name, specimen] as const))("of %s", (_, runtime) => {
	test.each(["phalaStakePool", "phalaMining", "phalaRegistry", "phalaMq", "utility"])(
		"every dispatch error of %s has a specific code",
		(pallet) => {
			const names = errorsOf(runtime, pallet);
			expect(names).not.toEqual([]);
			expect(names.filter((name) => codeOf1(pallet, name) === "DISPATCH_FAILED")).toEqual([]);
		},
	);
});

test("errors of the pallets around them have codes where a user can cause them", () => {
	const without = ["assets", "balances", "system"].flatMap((pallet) =>
		errorsOf(v2, pallet)
			.filter((name) => errorCode(pallet, name) === "DISPATCH_FAILED")
			.map((name) => `${pallet}.${name}`),
	);
	expect(without.sort()).toEqual(READABLE);
});

test("the same name means different things in different pallets", () => {
	expect(errorCode("phalaComputation", "BadSender")).toBe("NOT_OPERATOR");
	expect(errorCode("phalaMq", "BadSender")).toBe("CALL_RESERVED");
});

test("transfers that the chain refuses without a pallet's error have codes too", () => {
	expect(errorCode("token", "FundsUnavailable")).toBe("INSUFFICIENT_BALANCE");
	expect(errorCode("token", "BelowMinimum")).toBe("BALANCE_TOO_SMALL");
	expect(errorCode("system", "BadOrigin")).toBe("CALL_RESERVED");
});

test("unknown errors are DISPATCH_FAILED", () => {
	expect(errorCode("phalaStakePoolv2", "NoSuchError")).toBe("DISPATCH_FAILED");
	expect(errorCode("nowhere", "toString")).toBe("DISPATCH_FAILED");
});
