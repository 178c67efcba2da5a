import type { Position, VaultState } from "phala-stakepool";
import { usePools } from "phala-stakepool/react";
import { useMemo } from "react";
import { Amount } from "../format/amount.tsx";
import { WithdrawAsVaultForm } from "../forms/vault-delegation-forms.tsx";
import { useText } from "../text/text-provider.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Section } from "../ui/section.tsx";
import { EmptyState } from "../ui/states.tsx";
import { PoolLink } from "./pool-link.tsx";

interface VaultPoolsProps {
	readonly vault: VaultState;
	readonly isOwner: boolean;
}

/** The stake pools that a vault delegates to. */
export function VaultPools({ vault, isOwner }: VaultPoolsProps) {
	const { vault: text } = useText();
	const { positions } = vault;
	const columns = useColumns(vault, isOwner);
	return (
		<Section title={text.pools}>
			{positions.length === 0 ? (
				<EmptyState title={text.poolsEmpty} />
			) : (
				<DataTable label={text.pools} columns={columns} rows={positions} rowKey={({ pid }) => pid} sortedBy="value" />
			)}
		</Section>
	);
}

function useColumns({ pid: vault, isLocked, positions }: VaultState, isOwner: boolean): readonly Column<Position>[] {
	const text = useText();
	const pids = positions.map(({ pid }) => pid);
	const { value: pools } = usePools({ pids, fields: ["owner", "description"] });
	return useMemo(() => {
		const named = new Map(pools?.map((pool) => [pool.pid, pool]));
		const actions: Column<Position> = {
			key: "actions",
			label: text.delegation.actions,
			render: ({ pid, value }) => (
				<div className="row-actions">
					<FormDialog open={text.vault.withdraw} title={text.vault.withdrawTitle(pid)} size="xs" disabled={isLocked}>
						{(close) => <WithdrawAsVaultForm vault={vault} pid={pid} value={value} onDone={close} />}
					</FormDialog>
				</div>
			),
		};
		return [
			{
				key: "pool",
				label: text.pool.one,
				sortBy: ({ pid }) => pid,
				render: ({ pid }) => <PoolLink {...(named.get(pid) ?? { description: null, owner: "" })} pid={pid} />,
			},
			amount("value", text.queue.value),
			amount("shares", text.position.shares),
			amount("queuedValue", text.position.queued),
			...(isOwner ? [actions] : []),
		];
	}, [text, pools, vault, isLocked, isOwner]);
}

const amount = (key: "value" | "shares" | "queuedValue", label: string): Column<Position> => ({
	key,
	label,
	isNumber: true,
	sortBy: (position) => position[key],
	render: (position) => <Amount value={position[key]} />,
});
