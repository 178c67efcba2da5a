import { formatAddress, isAddress } from "../chain/addresses.ts";
import type { LedgerEvent } from "./ledger-source.ts";

/** Fields of events that hold the account of a ledger. */
const FIELDS = ["delegator", "owner", "address"];

/** An account in an indexer's rows, which may write its address for another network than the caller does. */
export class AccountInRows {
	/** Its address in the events of {@link AccountInRows.rename}. */
	readonly address: string;
	readonly #isOwn = new Map<unknown, boolean>();

	/** @throws PhalaError `INVALID_ADDRESS` */
	constructor(account: string) {
		this.address = formatAddress(account);
	}

	/** The event, with one address of the account however the row writes it. */
	rename(event: LedgerEvent): LedgerEvent {
		const own = FIELDS.filter((field) => this.#has(Reflect.get(event, field)));
		if (own.length === 0) return event;
		return { ...event, ...Object.fromEntries(own.map((field) => [field, this.address])) };
	}

	/** Whether this is another text of its address. Each text is decoded once. */
	#has(text: unknown): boolean {
		if (typeof text !== "string" || text === this.address) return false;
		let isOwn = this.#isOwn.get(text);
		if (isOwn === undefined) {
			isOwn = isAddress(text) && formatAddress(text) === this.address;
			this.#isOwn.set(text, isOwn);
		}
		return isOwn;
	}
}
