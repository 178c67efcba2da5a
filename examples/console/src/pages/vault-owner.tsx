import type { VaultState } from "phala-stakepool";
import { ContributeAsVaultForm } from "../forms/vault-delegation-forms.tsx";
import { ClaimOwnerSharesForm, MintCutForm } from "../forms/vault-owner-forms.tsx";
import { useText } from "../text/text-provider.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Section } from "../ui/section.tsx";
import { PoolSettings } from "./pool-settings.tsx";

/** What the owner of a vault can do and change. */
export function VaultOwner({ vault }: { readonly vault: VaultState }) {
	const { pool, vault: text } = useText();
	const { pid, freeStake, isLocked } = vault;
	return (
		<Section title={pool.settings}>
			<div className="actions">
				<FormDialog open={text.delegate} title={text.delegateTitle(pid)} disabled={isLocked || freeStake === 0n}>
					{(close) => <ContributeAsVaultForm vault={pid} freeStake={freeStake} onDone={close} />}
				</FormDialog>
				<PoolSettings pool={{ ...vault, kind: "vault" }} />
				<FormDialog open={text.mint} title={text.mintTitle} disabled={vault.gainableShares === 0n}>
					{(close) => <MintCutForm pid={pid} onDone={close} />}
				</FormDialog>
				<FormDialog open={text.claimShares} title={text.claimSharesTitle} disabled={vault.ownerShares === 0n}>
					{(close) => <ClaimOwnerSharesForm pid={pid} onDone={close} />}
				</FormDialog>
			</div>
		</Section>
	);
}
