import { Button, Chip, Group, NativeSelect, Skeleton, TextInput } from "@mantine/core";
import type { WorkerState, WorkerStatus } from "phala-stakepool";
import { usePools, useWorkers } from "phala-stakepool/react";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { useIsMe } from "../account/use-is-me.ts";
import { poolLabel } from "../format/pool-name.ts";
import { useText } from "../text/text-provider.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { EmptyState, ErrorState } from "../ui/states.tsx";
import { WorkersTable } from "./workers-table.tsx";

/** The states of workers in pools, which all others are not listed by. */
const STATES = ["Ready", "Computing", "Unresponsive", "CoolingDown"] as const satisfies readonly WorkerStatus[];
const MINE = "mine";

/** The workers of all pools, of one pool, or of the account's pools. */
export function WorkersPage({ pid }: { readonly pid: number | null }) {
	const text = useText();
	const isMe = useIsMe();
	const [, navigate] = useLocation();
	const workers = useWorkers();
	const { value: pools } = usePools({ fields: ["owner", "description"], orderBy: { field: "pid" } });
	const [isMine, setMine] = useState(false);
	const [search, setSearch] = useState("");
	const [states, setStates] = useState<readonly string[]>([]);
	const words = useDeferredValue(search).trim().toLowerCase();
	const owned = useMemo(
		() => new Set(pools?.filter(({ owner }) => isMe(owner)).map((pool) => pool.pid)),
		[pools, isMe],
	);
	const isOwner = useCallback((worker: WorkerState) => worker.pid !== null && owned.has(worker.pid), [owned]);
	const shown = workers.value?.filter(
		(worker) =>
			(pid === null || worker.pid === pid) &&
			(!isMine || isOwner(worker)) &&
			(states.length === 0 || states.includes(worker.state)) &&
			(words === "" || worker.publicKey.startsWith(words) || `#${worker.pid}` === `#${words.replace(/^#/, "")}`),
	);
	const choose = (value: string) => {
		setMine(value === MINE);
		navigate(value === "" || value === MINE ? "/workers" : `/workers/pool/${value}`);
	};
	const reset = () => {
		setSearch("");
		setStates([]);
		choose("");
	};
	return (
		<>
			<PageHead title={text.workers.title} note={shown && text.workers.count(shown.length)} />
			<div className="filters">
				<TextInput
					type="search"
					aria-label={text.workers.search}
					placeholder={text.workers.search}
					value={search}
					onChange={({ currentTarget }) => setSearch(currentTarget.value)}
					className="search"
				/>
				<NativeSelect
					aria-label={text.workers.pool}
					value={isMine ? MINE : pid === null ? "" : String(pid)}
					onChange={({ currentTarget }) => choose(currentTarget.value)}
					data={[
						{ value: "", label: text.workers.all },
						...(owned.size > 0 ? [{ value: MINE, label: text.workers.mine }] : []),
						...(pools ?? []).map((pool) => ({ value: String(pool.pid), label: poolLabel(pool) })),
					]}
				/>
				<Chip.Group multiple value={[...states]} onChange={setStates}>
					<Group gap="xs" role="group" aria-label={text.workers.filters}>
						{STATES.map((state) => (
							<Chip key={state} value={state} size="sm">
								{text.worker.states[state]}
							</Chip>
						))}
					</Group>
				</Chip.Group>
			</div>
			{workers.status === "error" && <ErrorState error={workers.error} retry={workers.retry} />}
			{!shown && workers.status !== "error" && <Skeleton height={480} radius="md" />}
			{workers.value?.length === 0 && <EmptyState title={text.workers.empty} hint={text.workers.emptyHint} />}
			{shown?.length === 0 && workers.value?.length !== 0 && (
				<EmptyState title={text.workers.noMatch}>
					<Button variant="light" onClick={reset}>
						{text.workers.reset}
					</Button>
				</EmptyState>
			)}
			{shown && shown.length > 0 && <WorkersTable workers={shown} isOwner={isOwner} hasPool={pid === null} />}
		</>
	);
}
