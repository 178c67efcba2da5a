import { Checkbox, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { Address, shorten } from "../format/address.tsx";
import { useText } from "../text/text-provider.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import { type PoolReference, poolOf } from "./pool-of.ts";
import { together } from "./together.ts";
import { usePoolState } from "./use-pool-state.ts";

type Change = "addToWhitelist" | "removeFromWhitelist";

interface WhitelistFormProps {
	readonly pool: PoolReference;
	readonly onDone: () => void;
}

/** Adds accounts to the whitelist, or removes some, all or none. The first one closes the pool to all others. */
export function WhitelistForm({ pool, onDone }: WhitelistFormProps) {
	const { settings: text, owner } = useText();
	const [change, setChange] = useState<Change>("addToWhitelist");
	const [typed, setTyped] = useState("");
	const [chosen, setChosen] = useState<readonly string[]>([]);
	const { pid } = pool;
	const whitelist = usePoolState(pool)?.whitelist;
	const isAdding = change === "addToWhitelist";
	const addresses = isAdding ? [...new Set(typed.split(/[\s,;]+/).filter((word) => word !== ""))] : chosen;
	const [first, ...rest] = addresses;
	return (
		<PlanForm<unknown>
			plan={
				first === undefined
					? null
					: (phala) => together(phala, addresses, (address) => poolOf(phala, pool)[change](address))
			}
			planKey={[change, pid, addresses]}
			label={
				rest.length === 0
					? { operation: change, params: { pid: String(pid), address: shorten(first ?? "") } }
					: {
							operation: isAdding ? "addManyToWhitelist" : "removeManyFromWhitelist",
							params: { pid: String(pid), count: String(addresses.length) },
						}
			}
			submit={text[change]}
			onDone={onDone}
		>
			<SegmentedControl
				fullWidth
				aria-label={text.whitelist}
				value={change}
				onChange={(value) => setChange(value as Change)}
				data={(["addToWhitelist", "removeFromWhitelist"] as const).map((value) => ({ value, label: text[value] }))}
			/>
			{isAdding ? (
				<Textarea
					label={text.delegatorAddress}
					description={`${text.whitelistAbout(whitelist?.length ?? 0)} ${owner.addresses}`}
					rows={4}
					autoComplete="off"
					spellCheck={false}
					value={typed}
					onChange={({ currentTarget }) => setTyped(currentTarget.value)}
					classNames={{ input: "address-input" }}
				/>
			) : whitelist ? (
				<Checkbox.Group label={owner.chooseAccounts} value={[...chosen]} onChange={setChosen}>
					<Stack gap="xs" mt="xs">
						{whitelist.map((address) => (
							<Checkbox key={address} value={address} label={<Address value={address} />} aria-label={address} />
						))}
					</Stack>
					<Text size="sm" c="dimmed" mt="sm">
						{owner.lastAccount}
					</Text>
				</Checkbox.Group>
			) : (
				whitelist === null && <Text size="sm">{owner.noAccounts}</Text>
			)}
		</PlanForm>
	);
}
