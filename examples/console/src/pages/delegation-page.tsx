import type { DelegatorState } from "phala-stakepool";
import { useDelegator } from "phala-stakepool/react";
import { useAccount } from "../account/account-provider.tsx";
import { Address } from "../format/address.tsx";
import { AmountFigure } from "../format/amount-figure.tsx";
import { ClaimForm } from "../forms/claim-form.tsx";
import { UnwrapForm } from "../forms/wrap-form.tsx";
import { useText } from "../text/text-provider.tsx";
import { Figures } from "../ui/figures.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Section } from "../ui/section.tsx";
import { EmptyState, Live } from "../ui/states.tsx";
import { OwnedPools } from "./owned-pools.tsx";
import { OwnedVaults } from "./owned-vaults.tsx";
import { Positions } from "./positions.tsx";
import { Subsidies } from "./subsidies.tsx";

/** What the account has delegated and owns, and what it can do with it. */
export function DelegationPage() {
	const text = useText();
	const { account } = useAccount();
	const me = useDelegator(account?.address);
	if (!account) return <EmptyState title={text.account.needed} />;
	return (
		<>
			<PageHead title={text.nav.delegation} note={<Address value={account.address} copy />}>
				{me.value && <AccountActions me={me.value} />}
			</PageHead>
			<Live of={me} height={160}>
				{(state) => (
					<>
						<Balances me={state} />
						<Section title={text.delegation.positions}>
							{state.positions.length > 0 ? (
								<Positions positions={state.positions} />
							) : (
								<EmptyState
									title={text.delegation.empty}
									hint={text.delegation.emptyHint}
									back={{ href: "/", label: text.delegation.toPools }}
								/>
							)}
						</Section>
						<OwnedPools owner={account.address} />
						{state.wrapped !== null && <OwnedVaults owner={account.address} />}
						<Subsidies account={account.address} />
					</>
				)}
			</Live>
		</>
	);
}

function AccountActions({ me }: { readonly me: DelegatorState }) {
	const text = useText();
	const hasRewards = me.positions.some(({ reward }) => reward !== null && reward > 0n);
	return (
		<>
			{hasRewards && (
				<FormDialog open={text.claim.all} title={text.claim.title}>
					{(close) => (
						<ClaimForm
							plan={(phala, account, target) => phala.delegator(account).claimAllRewards({ target })}
							planKey={["claimAllRewards"]}
							label={{ operation: "claimAllRewards", params: {} }}
							onDone={close}
						/>
					)}
				</FormDialog>
			)}
			{me.wrapped !== null && me.wrapped > 0n && (
				<FormDialog open={text.wrap.unwrap} title={text.wrap.title} variant="default">
					{(close) => <UnwrapForm onDone={close} />}
				</FormDialog>
			)}
		</>
	);
}

function Balances({ me }: { readonly me: DelegatorState }) {
	const { position: text, delegation } = useText();
	const reward = me.positions.reduce((sum, position) => sum + (position.reward ?? 0n), 0n);
	return (
		<Figures>
			<AmountFigure label={text.total} value={me.stakedTotal} />
			{me.wrapped === null && <AmountFigure label={text.reward} value={reward} />}
			{me.stakeLocked !== null && <AmountFigure label={delegation.locked} value={me.stakeLocked} />}
			{me.wrapped !== null && <AmountFigure label={text.wrapped} value={me.wrapped} />}
			{me.voteLocked !== null && me.voteLocked > 0n && (
				<AmountFigure label={delegation.voteLocked} value={me.voteLocked} />
			)}
			<AmountFigure label={text.transferable} value={me.transferable} />
			<AmountFigure label={text.contributable} value={me.contributable} />
		</Figures>
	);
}
