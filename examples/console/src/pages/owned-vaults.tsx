import type { VaultField } from "phala-stakepool";
import { useVaults, type VaultRow } from "phala-stakepool/react";
import { useMemo } from "react";
import { Amount } from "../format/amount.tsx";
import { ClaimOwnerSharesForm, MintCutForm } from "../forms/vault-owner-forms.tsx";
import { useText } from "../text/text-provider.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Section } from "../ui/section.tsx";
import { PoolLink } from "./pool-link.tsx";

const FIELDS = [
	"owner",
	"description",
	"totalStake",
	"freeStake",
	"ownerShares",
	"gainableShares",
] as const satisfies readonly VaultField[];

type Vault = VaultRow<(typeof FIELDS)[number]>;

/** The vaults of an owner, with its part of their gain. Nothing where it owns none. */
export function OwnedVaults({ owner }: { readonly owner: string }) {
	const text = useText();
	const { value: vaults } = useVaults({ owner, fields: FIELDS });
	const columns = useMemo(
		(): readonly Column<Vault>[] => [
			{
				key: "pid",
				label: text.vault.one,
				sortBy: ({ pid }) => pid,
				render: (vault) => <PoolLink {...vault} kind="vault" />,
			},
			amount("totalStake", text.pool.totalStake),
			amount("freeStake", text.pool.freeStake),
			amount("ownerShares", text.vault.ownerShares),
			amount("gainableShares", text.vault.gainable),
			{ key: "actions", label: text.delegation.actions, render: (vault) => <Actions {...vault} /> },
		],
		[text],
	);
	if (!vaults || vaults.length === 0) return null;
	return (
		<Section title={text.vault.owned}>
			<DataTable label={text.vault.owned} columns={columns} rows={vaults} rowKey={({ pid }) => pid} />
		</Section>
	);
}

const amount = (key: "totalStake" | "freeStake" | "ownerShares" | "gainableShares", label: string): Column<Vault> => ({
	key,
	label,
	isNumber: true,
	sortBy: (vault) => vault[key],
	render: (vault) => <Amount value={vault[key]} />,
});

function Actions({ pid, ownerShares, gainableShares }: Vault) {
	const { vault: text } = useText();
	return (
		<div className="row-actions">
			<FormDialog open={text.mint} title={text.mintTitle} size="xs" disabled={gainableShares === 0n}>
				{(close) => <MintCutForm pid={pid} onDone={close} />}
			</FormDialog>
			<FormDialog open={text.claimShares} title={text.claimSharesTitle} size="xs" disabled={ownerShares === 0n}>
				{(close) => <ClaimOwnerSharesForm pid={pid} onDone={close} />}
			</FormDialog>
		</div>
	);
}
