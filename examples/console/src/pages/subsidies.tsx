import type { DelegatorSubsidy } from "phala-stakepool";
import { useObservable } from "phala-stakepool/react";
import { useMemo } from "react";
import { switchMap } from "rxjs";
import { Link } from "wouter";
import { Amount } from "../format/amount.tsx";
import { ClaimSubsidiesForm } from "../forms/claim-subsidies-form.tsx";
import { useText } from "../text/text-provider.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Section } from "../ui/section.tsx";

/** One-time claims of the account. Nothing where it has none. */
export function Subsidies({ account }: { readonly account: string }) {
	const text = useText();
	const { value: subsidies } = useObservable(
		(phala) => phala.head$.pipe(switchMap(() => phala.delegator(account).subsidies())),
		["subsidies", account],
	);
	const columns = useMemo(
		(): readonly Column<DelegatorSubsidy>[] => [
			{
				key: "pid",
				label: text.pool.one,
				render: ({ pid }) => <Link href={`/pools/${pid}`}>{text.pool.name(pid)}</Link>,
			},
			{ key: "kind", label: text.subsidy.kind, render: ({ kind }) => text.subsidy.kinds[kind] },
			{
				key: "amount",
				label: text.subsidy.amount,
				isNumber: true,
				render: ({ amount }) => <Amount value={amount} />,
			},
			{
				key: "actions",
				label: text.delegation.actions,
				render: (subsidy) => (
					<div className="row-actions">
						<FormDialog open={text.claim.open} title={text.subsidy.claimTitle} size="xs">
							{(close) => <ClaimSubsidiesForm subsidies={[subsidy]} onDone={close} />}
						</FormDialog>
					</div>
				),
			},
		],
		[text],
	);
	if (!subsidies || subsidies.length === 0) return null;
	const claimAll = subsidies.length > 1 && (
		<FormDialog open={text.subsidy.claimAll} title={text.subsidy.claimTitle}>
			{(close) => <ClaimSubsidiesForm subsidies={subsidies} onDone={close} />}
		</FormDialog>
	);
	return (
		<Section title={text.subsidy.title} actions={claimAll}>
			<DataTable
				label={text.subsidy.title}
				columns={columns}
				rows={subsidies}
				rowKey={({ kind, pid }) => `${kind}${pid}`}
			/>
		</Section>
	);
}
