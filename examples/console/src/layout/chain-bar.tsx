import { Button, Loader, Menu } from "@mantine/core";
import { useObservable, usePhala } from "phala-stakepool/react";
import { useState } from "react";
import { useChain } from "../chain/chain-provider.tsx";
import { useHead } from "../chain/use-head.ts";
import { useFormat } from "../format/use-format.ts";
import { Time } from "../format/values.tsx";
import { useText } from "../text/text-provider.tsx";

/** The chain's clock, and on the chain in the page what pushes it forward. */
export function ChainBar() {
	const text = useText();
	const format = useFormat();
	const { chain } = useChain();
	const { value: head } = useHead();
	const phala = usePhala();
	const { value: connection } = useObservable((phala) => phala.connection$, ["connection"]);
	const starting = chain.control ? text.state.starting : text.state.connecting;
	const isLost = connection !== undefined && connection.state !== "connected";
	return (
		<div className="chain-bar">
			<div className="bar">
				{head ? (
					<span className="clock">
						<span>
							<span className="dim wide">{text.clock.label} </span>
							<Time at={Math.floor(head.timestampMs / 1000)} />
						</span>
						<span className="dim">{text.clock.block(format.integer(head.number))}</span>
					</span>
				) : phala.status === "error" ? (
					<span className="dim">{text.state.notConnected}</span>
				) : (
					<span role="status" className="loading">
						<Loader size={14} aria-hidden />
						{starting}
					</span>
				)}
				{isLost && head && (
					<span role="status" className="warning">
						{text.state.lost}
					</span>
				)}
				{chain.control && <ClockMenu advance={(by) => chain.control?.("dev_advance", [by])} />}
			</div>
		</div>
	);
}

/** Blocks of each step: the gatekeeper pays pools block by block. */
const STEPS = [
	{ name: "minute", by: { seconds: 60, blocks: 1 } },
	{ name: "hour", by: { seconds: 3600, blocks: 10 } },
	{ name: "day", by: { days: 1, blocks: 20 } },
	{ name: "eightDays", by: { days: 8, blocks: 40 } },
] as const;

function ClockMenu({ advance }: { readonly advance: (by: object) => Promise<unknown> | undefined }) {
	const { clock } = useText();
	const [isWorking, setWorking] = useState(false);
	const push = async (by: object) => {
		setWorking(true);
		try {
			await advance(by);
		} finally {
			setWorking(false);
		}
	};
	return (
		<Menu position="bottom-end">
			<Menu.Target>
				<Button variant="subtle" size="compact-sm" disabled={isWorking}>
					<span className="wide">{isWorking ? clock.working : clock.forward}</span>
					<span className="narrow">{isWorking ? clock.working : clock.forwardShort}</span>
				</Button>
			</Menu.Target>
			<Menu.Dropdown>
				{STEPS.map(({ name, by }) => (
					<Menu.Item key={name} onClick={() => push(by)}>
						{clock[name]}
					</Menu.Item>
				))}
			</Menu.Dropdown>
		</Menu>
	);
}
