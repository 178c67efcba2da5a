import { Anchor, Badge, Title } from "@mantine/core";
import { isPhalaError, type VaultState } from "phala-stakepool";
import { fromFixed } from "phala-stakepool/math";
import { useObservable, useVault } from "phala-stakepool/react";
import { from } from "rxjs";
import { Link } from "wouter";
import { useIsMe } from "../account/use-is-me.ts";
import { Address } from "../format/address.tsx";
import { Amount } from "../format/amount.tsx";
import { Estimate, Percent } from "../format/values.tsx";
import { useText } from "../text/text-provider.tsx";
import { Figure, Figures } from "../ui/figures.tsx";
import { Section } from "../ui/section.tsx";
import { EmptyState, Live } from "../ui/states.tsx";
import { AboutPool } from "./about-pool.tsx";
import { PayQueue } from "./pay-queue.tsx";
import { poolName } from "./pool-link.tsx";
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
		return <EmptyState title={text.vault.noVault(String(pid))} />;
	if (isPhalaError(vault.error, "UNSUPPORTED")) return <EmptyState title={text.vault.unsupported} />;
	return (
		<>
			<Anchor component={Link} href="/vaults" size="sm">
				← {text.vault.back}
			</Anchor>
			<Live of={vault} height={420}>
				{(state) => (
					<>
						<VaultHead vault={state} />
						<VaultFigures vault={state} />
						<YourStake pid={pid} />
						{isMe(state.owner) && <VaultOwner vault={state} />}
						<VaultPools vault={state} isOwner={isMe(state.owner)} />
						<Section title={text.pool.queue} actions={<PayQueue pool={state} kind="vault" />}>
							<WithdrawQueue pool={state} />
						</Section>
						<AboutPool description={state.description} />
					</>
				)}
			</Live>
		</>
	);
}

function VaultHead({ vault }: { readonly vault: VaultState }) {
	const { vault: text, pool } = useText();
	const name = poolName(vault);
	return (
		<div className="page-head">
			<div>
				<Title order={1}>
					{name ?? text.name(vault.pid)} <span className="dim">{name && `#${vault.pid}`}</span>
				</Title>
				<span className="dim head-line">
					<span>
						{pool.owner} <Address value={vault.owner} copy />
					</span>
					<span>
						{text.account} <Address value={vault.account} copy />
					</span>
					{vault.whitelist && (
						<Badge variant="light" color="gray">
							{pool.whitelisted}
						</Badge>
					)}
					{vault.isLocked && (
						<Badge variant="light" color="red" title={text.lockedHint}>
							{text.locked}
						</Badge>
					)}
				</span>
			</div>
		</div>
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
			<Figure label={pool.totalStake}>
				<Amount value={vault.totalStake} exact />
			</Figure>
			<Figure label={pool.totalShares}>
				<Amount value={vault.totalShares} exact />
			</Figure>
			<Figure label={pool.sharePrice}>
				<Amount value={vault.sharePrice === null ? null : fromFixed(vault.sharePrice, 2)} decimals={6} exact />
			</Figure>
			<Figure label={pool.freeStake}>
				<Amount value={vault.freeStake} exact />
			</Figure>
			<Figure label={pool.releasingStake}>
				<Amount value={vault.releasingStake} exact />
			</Figure>
			<Figure label={pool.withdrawing}>
				<Amount value={withdrawing} exact />
			</Figure>
			<Figure label={text.ownerShares}>
				<Amount value={vault.ownerShares} exact />
			</Figure>
			<Figure label={text.gainable}>
				<Amount value={vault.gainableShares} exact />
			</Figure>
		</Figures>
	);
}
