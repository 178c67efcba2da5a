import type { Hex } from "../../../codec/hex.ts";
import { type Currency, lookup } from "./balances.ts";
import type { Handler } from "./call.ts";
import type { Chain } from "./chain.ts";
import { defineItem } from "./define-item.ts";
import { ensure, fail } from "./failure.ts";
import type { Bounds } from "./plain-call.ts";

/** A text or a hash of one, in the form of `@polkadot/types`: `"None"`, `{ Raw: bytes }`, `{ BlakeTwo256: hash }`. */
type Data = unknown;

interface IdentityInfo {
	readonly additional: readonly (readonly [Data, Data])[];
}

/** A judgement of a registrar. */
type Judgement = string | { readonly FeePaid: bigint };

interface Registration {
	readonly judgements: readonly (readonly [registrar: number, Judgement])[];
	readonly deposit: bigint;
	readonly info: IdentityInfo;
}

const IdentityOf = defineItem<[who: Hex], Registration | null>("identity", "identityOf");
/** Main account and name of a sub-account. */
const SuperOf = defineItem<[sub: Hex], readonly [main: Hex, name: Data] | null>("identity", "superOf");
/** Sub-accounts of an account with the PHA reserved for them. */
const SubsOf = defineItem<[main: Hex], readonly [deposit: bigint, subs: readonly Hex[]]>("identity", "subsOf");

const MAX_ADDITIONAL_FIELDS = 100;

/** Limits of arguments that decoding enforces. */
export const IDENTITY_BOUNDS: Bounds = {
	"identity.setIdentity.info": (info) => (info as IdentityInfo).additional.length <= MAX_ADDITIONAL_FIELDS,
};

/** Calls of `Identity`: names of accounts and of their sub-accounts. There are no registrars. */
export function identity({ reserve, unreserve }: Pick<Currency, "reserve" | "unreserve">) {
	const changeDeposit = (chain: Chain, who: Hex, from: bigint, to: bigint) => {
		if (to > from) reserve(chain, who, to - from);
		else unreserve(chain, who, from - to);
	};
	return {
		setIdentity: ((chain, who, { info }) => {
			const older = chain.at(IdentityOf).get(who);
			const fields = BigInt(info.additional.length);
			const deposit = constant(chain, "basicDeposit") + constant(chain, "fieldDeposit") * fields;
			changeDeposit(chain, who, older?.deposit ?? 0n, deposit);
			const judgements = (older?.judgements ?? []).filter(([, judgement]) => isSticky(judgement));
			chain.at(IdentityOf).set(who, { judgements, deposit, info });
			chain.deposit("identity", "IdentitySet", { who });
		}) satisfies Handler<{ info: IdentityInfo }>,
		clearIdentity: ((chain, who) => {
			const [subsDeposit, subs] = chain.at(SubsOf).get(who);
			const registration = chain.at(IdentityOf).get(who) ?? fail("identity", "NotNamed");
			const fees = registration.judgements.reduce((sum, [, judgement]) => sum + feeOf(judgement), 0n);
			for (const sub of subs) chain.at(SuperOf).delete(sub);
			chain.at(SubsOf).delete(who);
			chain.at(IdentityOf).delete(who);
			const deposit = registration.deposit + fees + subsDeposit;
			unreserve(chain, who, deposit);
			chain.deposit("identity", "IdentityCleared", { who, deposit });
		}) satisfies Handler<unknown>,
		setSubs: ((chain, who, { subs }) => {
			ensure(chain.at(IdentityOf).has(who), "identity", "NotFound");
			ensure(subs.length <= maxSubs(chain), "identity", "TooManySubAccounts");
			const [before, older] = chain.at(SubsOf).get(who);
			const isFree = ([sub]: readonly [Hex, Data]) => (chain.at(SuperOf).get(sub)?.[0] ?? who) === who;
			ensure(subs.every(isFree), "identity", "AlreadyClaimed");
			const deposit = constant(chain, "subAccountDeposit") * BigInt(subs.length);
			changeDeposit(chain, who, before, deposit);
			for (const sub of older) chain.at(SuperOf).delete(sub);
			for (const [sub, name] of subs) chain.at(SuperOf).set(sub, [who, name]);
			if (subs.length > 0) chain.at(SubsOf).set(who, [deposit, subs.map(([sub]) => sub)]);
			else chain.at(SubsOf).delete(who);
		}) satisfies Handler<{ subs: readonly (readonly [Hex, Data])[] }>,
		addSub: ((chain, who, { sub: address, data }) => {
			const sub = lookup(address);
			ensure(chain.at(IdentityOf).has(who), "identity", "NoIdentity");
			ensure(!chain.at(SuperOf).has(sub), "identity", "AlreadyClaimed");
			const [before, subs] = chain.at(SubsOf).get(who);
			ensure(subs.length < maxSubs(chain), "identity", "TooManySubAccounts");
			const deposit = constant(chain, "subAccountDeposit");
			reserve(chain, who, deposit);
			chain.at(SuperOf).set(sub, [who, data]);
			chain.at(SubsOf).set(who, [before + deposit, [...subs, sub]]);
			chain.deposit("identity", "SubIdentityAdded", { sub, main: who, deposit });
		}) satisfies Handler<{ sub: unknown; data: Data }>,
		renameSub: ((chain, who, { sub: address, data }) => {
			const sub = lookup(address);
			ensure(chain.at(IdentityOf).has(who), "identity", "NoIdentity");
			ensure(chain.at(SuperOf).get(sub)?.[0] === who, "identity", "NotOwned");
			chain.at(SuperOf).set(sub, [who, data]);
		}) satisfies Handler<{ sub: unknown; data: Data }>,
		removeSub: ((chain, who, { sub: address }) => {
			const sub = lookup(address);
			ensure(chain.at(IdentityOf).has(who), "identity", "NoIdentity");
			const [main] = chain.at(SuperOf).get(sub) ?? fail("identity", "NotSub");
			ensure(main === who, "identity", "NotOwned");
			chain.at(SuperOf).delete(sub);
			const [before, subs] = chain.at(SubsOf).get(who);
			const due = constant(chain, "subAccountDeposit");
			const deposit = due < before ? due : before;
			chain.at(SubsOf).set(who, [before - deposit, subs.filter((each) => each !== sub)]);
			unreserve(chain, who, deposit);
			chain.deposit("identity", "SubIdentityRemoved", { sub, main, deposit });
		}) satisfies Handler<{ sub: unknown }>,
	};
}

const constant = (chain: Chain, name: string): bigint => chain.constant<bigint>("identity", name);

const maxSubs = (chain: Chain): number => chain.constant<number>("identity", "maxSubAccounts");

/** Fee that waits for a judgement. */
const feeOf = (judgement: Judgement): bigint => (typeof judgement === "string" ? 0n : judgement.FeePaid);

/** Whether a judgement outlives a change of the identity. */
const isSticky = (judgement: Judgement): boolean => typeof judgement !== "string" || judgement === "Erroneous";
