import { Title } from "@mantine/core";
import { useDelegator } from "phala-stakepool/react";
import { useAccount } from "../account/account-provider.tsx";
import { Amount } from "../format/amount.tsx";
import { useText } from "../text/text-provider.tsx";
import { Figure, Figures } from "../ui/figures.tsx";
import { EmptyState, Live } from "../ui/states.tsx";

/** What the account has delegated, and what it can do with it. */
export function DelegationPage() {
	const text = useText();
	const { account } = useAccount();
	const me = useDelegator(account?.address);
	if (!account) return <EmptyState title={text.account.needed} />;
	return (
		<>
			<div className="page-head">
				<Title order={1}>{text.nav.delegation}</Title>
			</div>
			<Live of={me}>
				{({ stakedTotal, transferable, contributable, wrapped }) => (
					<Figures>
						<Figure label={text.position.total}>
							<Amount value={stakedTotal} exact />
						</Figure>
						<Figure label={text.position.transferable}>
							<Amount value={transferable} exact />
						</Figure>
						<Figure label={text.position.contributable}>
							<Amount value={contributable} exact />
						</Figure>
						{wrapped !== null && (
							<Figure label={text.position.wrapped}>
								<Amount value={wrapped} exact />
							</Figure>
						)}
					</Figures>
				)}
			</Live>
		</>
	);
}
