import { Anchor } from "@mantine/core";
import { isPhalaError } from "phala-stakepool";
import { fromFixed } from "phala-stakepool/math";
import { usePhala, usePool, useWorker } from "phala-stakepool/react";
import { Link } from "wouter";
import { useIsMe } from "../account/use-is-me.ts";
import { Address } from "../format/address.tsx";
import { AmountFigure } from "../format/amount-figure.tsx";
import { useText } from "../text/text-provider.tsx";
import { Figure, Figures } from "../ui/figures.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { EmptyState, Live } from "../ui/states.tsx";
import { WorkerActions } from "./worker-actions.tsx";
import { Whole, WorkerStateBadge } from "./workers-table.tsx";

/** A worker: its figures, and what can be done with it. */
export function WorkerPage({ publicKey }: { readonly publicKey: string }) {
	const text = useText();
	const { value: phala } = usePhala();
	const worker = useWorker(publicKey);
	const pool = usePool(worker.value?.pid);
	const isMe = useIsMe();
	if (isPhalaError(worker.error, "NOT_FOUND", "INVALID_PUBLIC_KEY"))
		return <EmptyState title={text.worker.notFound} back={{ href: "/workers", label: text.workers.back }} />;
	const fixed = (bits: bigint | null) => bits && fromFixed(bits, phala?.generation ?? 2);
	return (
		<>
			<Anchor component={Link} href="/workers" size="sm">
				← {text.workers.back}
			</Anchor>
			<Live of={worker} height={300}>
				{(state) => (
					<>
						<PageHead
							title={
								<span className="title-line">
									{text.worker.one} <WorkerStateBadge {...state} />
								</span>
							}
							note={
								<>
									<Address value={state.publicKey} copy />
									{state.pid !== null && (
										<Anchor component={Link} href={`/pools/${state.pid}`}>
											{text.pool.name(state.pid)}
										</Anchor>
									)}
								</>
							}
						>
							<WorkerActions worker={state} isOwner={pool.value !== undefined && isMe(pool.value.owner)} />
						</PageHead>
						<Figures>
							<AmountFigure label={text.worker.stake} value={state.stake} />
							<AmountFigure label={text.worker.totalReward} value={state.totalReward} />
							<AmountFigure label={text.worker.v} value={fixed(state.v)} />
							<AmountFigure label={text.worker.ve} value={fixed(state.ve)} />
							<Figure label={text.worker.initialScore}>
								<Whole value={state.initialScore} />
							</Figure>
							<Figure label={text.worker.instantScore}>
								<Whole value={state.instantScore} />
							</Figure>
							<Figure label={text.worker.cores}>
								<Whole value={state.cores} />
							</Figure>
							<Figure label={text.worker.confidence}>{state.confidenceLevel}</Figure>
							<AmountFigure label={text.worker.smin} value={state.stakeBounds?.min} />
							<AmountFigure label={text.worker.smax} value={state.stakeBounds?.max} />
							<Figure label={text.worker.operator}>{state.operator ? <Address value={state.operator} /> : "–"}</Figure>
						</Figures>
					</>
				)}
			</Live>
		</>
	);
}
