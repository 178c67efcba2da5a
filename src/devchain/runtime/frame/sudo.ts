import type { Hex } from "../../../codec/hex.ts";
import { lookup } from "./balances.ts";
import type { Dispatch, Handler, RootDispatch } from "./call.ts";
import type { Chain } from "./chain.ts";
import { defineItem } from "./define-item.ts";
import { dispatchResult } from "./dispatch-result.ts";
import { ensure } from "./failure.ts";
import type { PlainCall } from "./plain-call.ts";

/** The account that may use `Sudo`. */
export const SudoKey = defineItem<[], Hex | null>("sudo", "key");

/** Calls of `Sudo`: one account acts for the chain and for all accounts. A failure inside is only part of the event. */
export function sudo(dispatch: Dispatch, dispatchRoot: RootDispatch) {
	const asRoot: Handler<{ call: PlainCall }> = (chain, who, { call }) => {
		assertSudo(chain, who);
		const sudoResult = dispatchResult(chain, () => dispatchRoot(chain, call));
		chain.deposit("sudo", "Sudid", { sudoResult });
	};
	return {
		sudo: asRoot,
		sudoUncheckedWeight: asRoot,
		setKey: ((chain, who, { new: next }) => {
			assertSudo(chain, who);
			const key = lookup(next);
			chain.deposit("sudo", "KeyChanged", { oldSudoer: who });
			chain.at(SudoKey).set(key);
		}) satisfies Handler<{ new: unknown }>,
		sudoAs: ((chain, sender, { who, call }) => {
			assertSudo(chain, sender);
			const account = lookup(who);
			const sudoResult = dispatchResult(chain, () => dispatch(chain, account, call));
			chain.deposit("sudo", "SudoAsDone", { sudoResult });
		}) satisfies Handler<{ who: unknown; call: PlainCall }>,
	};
}

function assertSudo(chain: Chain, who: Hex): void {
	ensure(chain.at(SudoKey).get() === who, "sudo", "RequireSudo");
}
