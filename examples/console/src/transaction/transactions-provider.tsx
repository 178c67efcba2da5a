import type { Hex, Submission, SubmissionStatus } from "phala-stakepool";
import { usePhala } from "phala-stakepool/react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { useChain } from "../chain/chain-provider.tsx";
import type { OperationLabel } from "./operation-label.ts";
import { pendingTransactions } from "./pending-transactions.ts";

/** A transaction that the page sent, or found again. */
export interface SentTransaction {
	readonly id: number;
	readonly label: OperationLabel;
	readonly signer: string;
	readonly isResumed: boolean;
	readonly hash: Hex | null;
	readonly status: SubmissionStatus;
}

interface TransactionsContext {
	/** Newest first. */
	readonly transactions: readonly SentTransaction[];
	/** Follows a submission to its end, also while no form shows it. */
	readonly track: (label: OperationLabel, signer: string, submission: Submission<unknown>) => void;
}

const Context = createContext<TransactionsContext>({ transactions: [], track: () => {} });
let created = 0;

export const useTransactions = (): TransactionsContext => useContext(Context);

/** Statuses that another one follows. */
export const isPending = ({ type }: SubmissionStatus): boolean =>
	!["finalized", "failed", "expired", "aborted"].includes(type);

/** Keeps the transactions of the page, and finds those of a node again that were pending when the page was left. */
export function TransactionsProvider({ children }: { readonly children: ReactNode }) {
	const { chain } = useChain();
	const { value: phala } = usePhala();
	const [transactions, setTransactions] = useState<readonly SentTransaction[]>([]);
	// The chain in the page starts anew with every load of the page.
	const storage = useMemo(
		() => (phala && chain.source.kind === "node" ? pendingTransactions(phala.network.genesisHash) : null),
		[phala, chain],
	);

	const follow = useCallback(
		(
			first: Omit<SentTransaction, "id" | "status">,
			submission: Submission<unknown>,
			onStatus: (status: SubmissionStatus) => void,
		) => {
			const id = created++;
			setTransactions((all) => [{ ...first, id, status: { type: "checking" } }, ...all]);
			const change = (status: SubmissionStatus) => {
				const hash = status.type === "signed" ? { hash: status.hash } : {};
				setTransactions((all) => all.map((item) => (item.id === id ? { ...item, ...hash, status } : item)));
				onStatus(status);
			};
			submission.status$.subscribe(change);
		},
		[],
	);

	const track = useCallback(
		(label: OperationLabel, signer: string, submission: Submission<unknown>) => {
			let hash: Hex | null = null;
			const head = phala?.head();
			follow({ label, signer, isResumed: false, hash }, submission, (status) => {
				if (status.type === "signed") {
					hash = status.hash;
					const signed = status.hash;
					head?.then(
						({ number }) => hash === signed && storage?.add({ hash: signed, from: number, label, signer }),
						() => {},
					);
				}
				if (hash && !isPending(status)) {
					storage?.remove(hash);
					hash = null;
				}
			});
		},
		[follow, phala, storage],
	);

	useEffect(() => {
		if (!phala || !storage) return;
		for (const { hash, from, label, signer } of storage.list()) {
			const submission = phala.resume(hash, { from });
			follow({ label, signer, isResumed: true, hash }, submission, (status) => {
				if (!isPending(status) && status.type !== "aborted") storage.remove(hash);
			});
		}
	}, [phala, storage, follow]);

	const value = useMemo(() => ({ transactions, track }), [transactions, track]);
	return <Context value={value}>{children}</Context>;
}
