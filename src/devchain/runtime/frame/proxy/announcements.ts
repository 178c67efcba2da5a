import type { Hex } from "../../../../codec/hex.ts";
import type { Currency } from "../balances.ts";
import type { Chain } from "../chain.ts";
import { defineItem } from "../define-item.ts";
import { ensure } from "../failure.ts";
import { BlockNumber } from "../system.ts";
import { changeDeposit, depositFor } from "./proxies.ts";

/** A call that a proxy with a delay is going to make. */
export interface Announcement {
	readonly real: Hex;
	readonly callHash: Hex;
	/** Block of the announcement. */
	readonly height: number;
}

/** Announcements of a proxy with the PHA reserved for them. */
const Announcements = defineItem<[delegate: Hex], readonly [readonly Announcement[], bigint]>("proxy", "announcements");

/** Adds an announcement of `delegate`. */
export function announce(chain: Chain, currency: Currency, delegate: Hex, real: Hex, callHash: Hex): void {
	const [list, deposit] = chain.at(Announcements).get(delegate);
	ensure(list.length < chain.constant<number>("proxy", "maxPending"), "proxy", "TooMany");
	const height = chain.at(BlockNumber).get();
	write(chain, currency, delegate, [...list, { real, callHash, height }], deposit);
}

/** Removes all announcements of `delegate` that match; returns whether there were any. */
export function removeAnnouncements(
	chain: Chain,
	currency: Currency,
	delegate: Hex,
	isRemoved: (announcement: Announcement) => boolean,
): boolean {
	const [list, deposit] = chain.at(Announcements).get(delegate);
	const rest = list.filter((each) => !isRemoved(each));
	if (rest.length === list.length) return false;
	write(chain, currency, delegate, rest, deposit);
	return true;
}

function write(chain: Chain, currency: Currency, delegate: Hex, list: readonly Announcement[], before: bigint): void {
	const due = depositFor(chain, "announcementDeposit", list.length);
	changeDeposit(chain, currency, delegate, before, due);
	if (list.length > 0) chain.at(Announcements).set(delegate, [list, due]);
	else chain.at(Announcements).delete(delegate);
}
