import type { Hex } from "phala-stakepool";
import type { OperationLabel } from "./operation-label.ts";

/** A signed transaction whose end is not known yet. */
export interface PendingTransaction {
	readonly hash: Hex;
	/** A block before it. */
	readonly from: number;
	readonly label: OperationLabel;
	readonly signer: string;
}

/** The pending transactions of a chain, which survive a reload of the page. */
export function pendingTransactions(genesisHash: Hex) {
	const key = `pending-transactions:${genesisHash}`;
	const read = (): PendingTransaction[] => JSON.parse(sessionStorage.getItem(key) ?? "[]");
	const write = (pending: readonly PendingTransaction[]): void => sessionStorage.setItem(key, JSON.stringify(pending));
	return {
		add: (added: PendingTransaction): void => write([...read().filter(({ hash }) => hash !== added.hash), added]),
		remove: (removed: Hex): void => write(read().filter(({ hash }) => hash !== removed)),
		list: (): readonly PendingTransaction[] => read(),
	};
}
