import { Textarea, TextInput } from "@mantine/core";
import type { PoolDescriptionFields } from "phala-stakepool";
import { useState } from "react";
import { useText } from "../text/text-provider.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import { type PoolReference, poolOf } from "./pool-of.ts";
import { usePoolState } from "./use-pool-state.ts";

/** Contacts in a description. */
export const CONTACTS = ["telegram", "discord", "twitter", "email", "forum", "wechat"] as const;

interface DescriptionFormProps {
	readonly pool: PoolReference;
	readonly onDone: () => void;
}

/** Edits the name, the announcement and the contacts of a stake pool or a vault. */
export function DescriptionForm({ pool, onDone }: DescriptionFormProps) {
	const { settings: text } = useText();
	const current = usePoolState(pool)?.description?.fields;
	/** What was typed. The other fields stay as they are on the chain. */
	const [typed, setTyped] = useState<PoolDescriptionFields>({});
	const fields = { ...current, ...typed };
	const set = (name: keyof PoolDescriptionFields, value: string) => setTyped((now) => ({ ...now, [name]: value }));
	return (
		<PlanForm
			plan={(phala) => poolOf(phala, pool).setDescription(fields)}
			planKey={["setDescription", pool.pid, fields]}
			label={{ operation: "setDescription", params: { pid: String(pool.pid) } }}
			submit={text.setDescription}
			onDone={onDone}
		>
			<TextInput
				label={text.name}
				value={fields.basic ?? ""}
				onChange={({ currentTarget }) => set("basic", currentTarget.value)}
			/>
			<Textarea
				label={text.announcement}
				autosize
				minRows={3}
				value={fields.ann ?? ""}
				onChange={({ currentTarget }) => set("ann", currentTarget.value)}
			/>
			{CONTACTS.map((contact) => (
				<TextInput
					key={contact}
					label={text.contacts[contact]}
					value={fields[contact] ?? ""}
					onChange={({ currentTarget }) => set(contact, currentTarget.value)}
				/>
			))}
		</PlanForm>
	);
}
