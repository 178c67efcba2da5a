import { Anchor, Title } from "@mantine/core";
import { isPhalaError } from "phala-stakepool";
import { fromFixed } from "phala-stakepool/math";
import { usePhala, usePool, useWorker } from "phala-stakepool/react";
import { Link } from "wouter";
import { useIsMe } from "../account/use-is-me.ts";
import { Address } from "../format/address.tsx";
import { AmountFigure } from "../format/amount-figure.tsx";
import { useText } from "../text/text-provider.tsx";
import { Figure, Figures } from "../ui/figures.tsx";
import { EmptyState, Live } from "../ui/states.tsx";
import { WorkerActions } from "./worker-actions.tsx";
import { WorkerStateBadge } from "./workers-table.tsx";

/** A worker: its figures, and what can be done with it. */
export function WorkerPage({ publicKey }: { readonly publicKey: string }) {
	const text = useText();
	const { value: phala } = usePhala();
	const worker = useWorker(publicKey);
	const pool = usePool(worker.value?.pid);
	const isMe = useIsMe();
	if (isPhalaError(worker.error, "NOT_FOUND")) return <EmptyState title={text.worker.notFound} />;
	const fixed = (bits: bigint | null) => bits && fromFixed(bits, phala?.generation ?? 2);
	return (
		<Live of={worker} height={300}>
			{(state) => (
				<>
					<div className="page-head">
						<div>
							<Title order={1}>
								{text.worker.one} <WorkerStateBadge {...state} />
							</Title>
							<Address value={state.publicKey} copy />
							{state.pid !== null && (
								<Anchor component={Link} href={`/pools/${state.pid}`} ml="md">
									{text.pool.name(state.pid)}
								</Anchor>
							)}
						</div>
						<WorkerActions worker={state} isOwner={pool.value !== undefined && isMe(pool.value.owner)} />
					</div>
					<Figures>
						<AmountFigure label={text.worker.stake} value={state.stake} />
						<AmountFigure label={text.worker.totalReward} value={state.totalReward} />
						<AmountFigure label={text.worker.v} value={fixed(state.v)} />
						<AmountFigure label={text.worker.ve} value={fixed(state.ve)} />
						<Figure label={text.worker.initialScore}>{state.initialScore ?? "–"}</Figure>
						<Figure label={text.worker.instantScore}>{state.instantScore ?? "–"}</Figure>
						<Figure label={text.worker.cores}>{state.cores ?? "–"}</Figure>
						<Figure label={text.worker.confidence}>{state.confidenceLevel}</Figure>
						<AmountFigure label={text.worker.smin} value={state.stakeBounds?.min} />
						<AmountFigure label={text.worker.smax} value={state.stakeBounds?.max} />
						<Figure label={text.worker.operator}>{state.operator ? <Address value={state.operator} /> : "–"}</Figure>
					</Figures>
				</>
			)}
		</Live>
	);
}
