import type { Handler } from "../frame/call.ts";
import { hashCall } from "../frame/hash-call.ts";
import { type Approval, approve, type MultisigRules, multisigCalls } from "../frame/multisig/multisig.ts";
import type { PlainCall } from "../frame/plain-call.ts";
import type { PalletCalls } from "./pallet-types.ts";

/** Calls of `Multisig`. */
export function multisig(rules: MultisigRules): PalletCalls<"multisig"> {
	return {
		...multisigCalls(rules),
		asMulti: ((chain, who, { call, ...approval }) => {
			approve(chain, rules, who, approval, { callHash: hashCall(chain.layout, call), call: () => call });
		}) satisfies Handler<Approval & { call: PlainCall }>,
	};
}
