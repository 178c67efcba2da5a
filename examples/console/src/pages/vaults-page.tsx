import { Skeleton } from "@mantine/core";
import { isPhalaError, type VaultField } from "phala-stakepool";
import { useVaults, type VaultRow } from "phala-stakepool/react";
import { useMemo } from "react";
import { useGeneration } from "../chain/use-generation.ts";
import { amountColumn, countColumn, withdrawingColumn } from "../format/columns.tsx";
import { Percent } from "../format/values.tsx";
import { CreateVaultForm } from "../forms/create-vault-form.tsx";
import { useText } from "../text/text-provider.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { EmptyState, ErrorState } from "../ui/states.tsx";
import { PoolLink } from "./pool-link.tsx";

const FIELDS = [
	"owner",
	"description",
	"commissionPpm",
	"totalStake",
	"totalShares",
	"freeStake",
	"releasingStake",
	"withdrawQueue",
	"positions",
] as const satisfies readonly VaultField[];

type Vault = VaultRow<(typeof FIELDS)[number]>;

/** All vaults. Generation 1 has none. */
export function VaultsPage() {
	const { vault: text } = useText();
	const generation = useGeneration();
	const vaults = useVaults({ fields: FIELDS });
	const columns = useColumns();
	if (generation === 1 || isPhalaError(vaults.error, "UNSUPPORTED"))
		return <EmptyState title={text.unsupported} hint={text.emptyHint} />;
	return (
		<>
			<PageHead title={text.title} note={vaults.value && text.count(vaults.value.length)}>
				<FormDialog open={text.create} title={text.create}>
					{(close) => <CreateVaultForm onDone={close} />}
				</FormDialog>
			</PageHead>
			{vaults.status === "error" && <ErrorState error={vaults.error} retry={vaults.retry} />}
			{!vaults.value && vaults.status !== "error" && <Skeleton height={280} radius="md" />}
			{vaults.value?.length === 0 && <EmptyState title={text.empty} hint={text.emptyHint} />}
			{vaults.value && vaults.value.length > 0 && (
				<DataTable
					label={text.title}
					columns={columns}
					rows={vaults.value}
					rowKey={({ pid }) => pid}
					sortedBy="totalStake"
				/>
			)}
		</>
	);
}

function useColumns(): readonly Column<Vault>[] {
	const { vault: text, pool } = useText();
	return useMemo(
		() => [
			{
				key: "pid",
				label: text.one,
				sortBy: ({ pid }) => pid,
				render: (vault) => <PoolLink {...vault} kind="vault" />,
			},
			{
				key: "commission",
				label: pool.commission,
				hint: text.commissionHint,
				isNumber: true,
				sortBy: ({ commissionPpm }) => commissionPpm,
				render: ({ commissionPpm }) => <Percent ppm={commissionPpm} />,
			},
			amountColumn("totalStake", pool.totalStake, ({ totalStake }) => totalStake),
			amountColumn("totalShares", pool.totalShares, ({ totalShares }) => totalShares),
			amountColumn("freeStake", pool.freeStake, ({ freeStake }) => freeStake),
			amountColumn("releasingStake", pool.releasingStake, ({ releasingStake }) => releasingStake),
			withdrawingColumn(pool.withdrawing),
			countColumn("pools", text.pools, ({ positions }) => positions.length),
		],
		[text, pool],
	);
}
