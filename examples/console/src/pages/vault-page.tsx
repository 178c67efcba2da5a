import { Anchor, Badge } from "@mantine/core";
import { isPhalaError, type VaultState } from "phala-stakepool";
import { fromFixed } from "phala-stakepool/math";
import { useObservable, useVault } from "phala-stakepool/react";
import { from } from "rxjs";
import { Link } from "wouter";
import { useIsMe } from "../account/use-is-me.ts";
import { Address } from "../format/address.tsx";
import { Amount } from "../format/amount.tsx";
import { AmountFigure } from "../format/amount-figure.tsx";
import { Estimate, Percent } from "../format/values.tsx";
import { useText } from "../text/text-provider.tsx";
import { Figure, Figures } from "../ui/figures.tsx";
import { EmptyState, Live } from "../ui/states.tsx";
import { AboutPool } from "./about-pool.tsx";
import { PoolHead } from "./pool-head.tsx";
import { VaultOwner } from "./vault-owner.tsx";
import { VaultPools } from "./vault-pools.tsx";
import { WithdrawQueue } from "./withdraw-queue.tsx";
import { YourStake } from "./your-stake.tsx";

/** A vault: its figures, the stake of the account, its stake pools, its withdraw queue. */
export function VaultPage({ pid }: { readonly pid: number }) {
	const text = useText();
	const vault = useVault(pid);
	const isMe = useIsMe();
	if (isPhalaError(vault.error, "NOT_FOUND", "WRONG_POOL_KIND"))
		return <EmptyState title={text.vault.noVault(String(pid))} back={{ href: "/vaults", label: text.vault.back }} />;
	if (isPhalaError(vault.error, "UNSUPPORTED"))
		return <EmptyState title={text.vault.unsupported} back={{ href: "/", label: text.state.back }} />;
	return (
		<>
			<Anchor component={Link} href="/vaults" size="sm">
				← {text.vault.back}
			</Anchor>
			<Live of={vault} height={420}>
				{(state) => (
					<>
						<PoolHead pool={state} unnamed={text.vault.name(pid)}>
							<VaultMarks vault={state} />
						</PoolHead>
						<VaultFigures vault={state} />
						<YourStake pid={pid} />
						{isMe(state.owner) && <VaultOwner vault={state} />}
						<VaultPools vault={state} isOwner={isMe(state.owner)} />
						<WithdrawQueue pool={state} kind="vault" />
						<AboutPool title={text.vault.about} description={state.description} />
					</>
				)}
			</Live>
		</>
	);
}

/** What a vault has besides the head of a pool: the account that delegates, and whether it is locked. */
function VaultMarks({ vault }: { readonly vault: VaultState }) {
	const { vault: text } = useText();
	return (
		<>
			<span>
				{text.account} <Address value={vault.account} copy />
			</span>
			{vault.isLocked && (
				<Badge variant="light" color="red" title={text.lockedHint}>
					{text.locked}
				</Badge>
			)}
		</>
	);
}

function VaultFigures({ vault }: { readonly vault: VaultState }) {
	const { vault: text, pool } = useText();
	const { value: estimate } = useObservable(
		(phala) => from(phala.vault(vault.pid).estimateEarnings()),
		["vaultEarnings", vault.pid],
	);
	const withdrawing = vault.withdrawQueue.reduce((sum, { value }) => sum + value, 0n);
	return (
		<Figures>
			<Figure label={pool.apr} hint={pool.aprHint}>
				<Estimate ratio={estimate?.apr ?? null} />
			</Figure>
			<Figure label={pool.commission} hint={text.commissionHint}>
				<Percent ppm={vault.commissionPpm} />
			</Figure>
			<AmountFigure label={pool.totalStake} value={vault.totalStake} />
			<AmountFigure label={pool.totalShares} value={vault.totalShares} />
			<Figure label={pool.sharePrice}>
				<Amount value={vault.sharePrice === null ? null : fromFixed(vault.sharePrice, 2)} decimals={6} exact />
			</Figure>
			<AmountFigure label={pool.freeStake} value={vault.freeStake} />
			<AmountFigure label={pool.releasingStake} value={vault.releasingStake} />
			<AmountFigure label={pool.withdrawing} value={withdrawing} />
			<AmountFigure label={text.ownerShares} value={vault.ownerShares} />
			<AmountFigure label={text.gainable} value={vault.gainableShares} />
		</Figures>
	);
}
