import { SegmentedControl } from "@mantine/core";
import type { Risk } from "phala-stakepool";
import { useObservable } from "phala-stakepool/react";
import { useMemo, useState } from "react";
import { useAccount } from "../account/account-provider.tsx";
import { useText } from "../text/text-provider.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { EmptyState, Live } from "../ui/states.tsx";
import { RiskCard } from "./risk-card.tsx";

type Whose = "mine" | "all";

/** The risks of the account, or of all pools, soonest first, live. */
export function RisksPage() {
	const { risks: text, account: accountText } = useText();
	const { account } = useAccount();
	const [whose, setWhose] = useState<Whose>("mine");
	const accounts = whose === "mine" && account ? [account.address] : undefined;
	const risks = useObservable(
		whose === "mine" && !account ? null : (phala) => phala.risks$(accounts ? { accounts } : {}),
		["risks", whose, accounts],
	);
	const sorted = useMemo(() => [...(risks.value?.all.values() ?? [])].sort(soonestFirst), [risks.value]);
	return (
		<>
			<PageHead title={text.title} note={text.about}>
				<SegmentedControl
					aria-label={text.whose}
					value={whose}
					onChange={(value) => setWhose(value as Whose)}
					data={[
						{ value: "mine", label: text.mine },
						{ value: "all", label: text.all },
					]}
				/>
			</PageHead>
			{whose === "mine" && !account ? (
				<EmptyState title={accountText.needed} />
			) : (
				<Live of={risks} height={320}>
					{() =>
						sorted.length === 0 ? (
							<EmptyState title={text.none} hint={text.noneHint} />
						) : (
							<div className="risks">
								{sorted.map((risk) => (
									<RiskCard key={risk.id} risk={risk} />
								))}
							</div>
						)
					}
				</Live>
			)}
		</>
	);
}

/** Those that have happened come before all others. */
const soonestFirst = (a: Risk, b: Risk) => (a.at ?? 0) - (b.at ?? 0);
