import type { Risk } from "phala-stakepool";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { shorten } from "../format/address.tsx";
import { Amount } from "../format/amount.tsx";
import { Countdown, Percent, Time } from "../format/values.tsx";
import { useText } from "../text/text-provider.tsx";
import { Facts } from "../ui/facts.tsx";
import { RiskRemedies } from "./risk-remedies.tsx";

/** A risk: when it happens, how much it concerns, what prevents it, and by whom. */
export function RiskCard({ risk }: { readonly risk: Risk }) {
	const { risks: text, pool, vault } = useText();
	const { at, pid, kind, concerns } = risk;
	const roles = [...new Set(concerns.map(({ role }) => text.roles[role]))];
	return (
		<article className="box risk">
			<header>
				<h2>{text.types[risk.type]}</h2>
				<Link href={kind === "vault" ? `/vaults/${pid}` : `/pools/${pid}`}>
					{kind === "vault" ? vault.name(pid) : pool.name(pid)}
				</Link>
			</header>
			<p className="small">
				{at === null ? (
					<span className="warning">{text.now}</span>
				) : (
					<>
						<Time at={at} /> <span className="dim">(</span>
						<Countdown at={at} />
						<span className="dim">)</span>
					</>
				)}
			</p>
			<Facts>
				<RiskFacts risk={risk} />
				{roles.length > 0 && <Facts.Row label={text.role}>{roles.join(", ")}</Facts.Row>}
			</Facts>
			<RiskRemedies risk={risk} />
		</article>
	);
}

/** The figures of a risk, by its type. */
function RiskFacts({ risk }: { readonly risk: Risk }): ReactNode {
	const { risks: text, worker, workers } = useText();
	switch (risk.type) {
		case "forcedStop":
			return (
				<>
					<AmountRow label={text.missing} value={risk.missing} />
					<AmountRow label={text.stake} value={risk.stake} />
					<Facts.Row label={workers.stops}>{risk.publicKeys.length}</Facts.Row>
				</>
			);
		case "vaultShutdown":
			return (
				<>
					<AmountRow label={text.missing} value={risk.missing} />
					<AmountRow label={text.stake} value={risk.stake} />
					<Facts.Row label={text.reason}>{text.reasons[risk.reason]}</Facts.Row>
				</>
			);
		case "vaultLocked":
			return <AmountRow label={text.value} value={risk.queued} />;
		case "workerUnresponsive":
		case "stakeReclaimable":
			return (
				<>
					<Facts.Row label={worker.one}>
						<Link href={`/workers/${risk.publicKey}`} className="address" title={risk.publicKey}>
							{shorten(risk.publicKey)}
						</Link>
					</Facts.Row>
					<AmountRow label={text.stake} value={risk.stake} />
				</>
			);
		case "queueUnserved":
			return <AmountRow label={text.value} value={risk.payable} />;
		case "requestWouldBurn":
			return <AmountRow label={text.value} value={risk.value} />;
		case "commissionRaised":
			return (
				<>
					<Facts.Row label={text.from}>
						<Percent ppm={risk.fromPpm} />
					</Facts.Row>
					<Facts.Row label={text.to}>
						<Percent ppm={risk.toPpm} />
					</Facts.Row>
				</>
			);
		case "ownerRewardIdle":
			return <AmountRow label={text.reward} value={risk.atLeast} />;
		case "poolEarnsNothing":
			return <Facts.Row label={text.reason}>{text.reasons[risk.reason]}</Facts.Row>;
	}
}

function AmountRow({ label, value }: { readonly label: string; readonly value: bigint }) {
	return (
		<Facts.Row label={label}>
			<Amount value={value} symbol="PHA" exact />
		</Facts.Row>
	);
}
