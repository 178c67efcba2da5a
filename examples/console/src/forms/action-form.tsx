import { Text } from "@mantine/core";
import type { Phala, Plan, PlanPreview } from "phala-stakepool";
import type { ReactNode } from "react";
import type { OperationLabel } from "../transaction/operation-label.ts";
import { PlanForm } from "../transaction/plan-form.tsx";

interface ActionFormProps<R> {
	readonly plan: (phala: Phala) => Plan<R>;
	readonly planKey: readonly unknown[];
	readonly label: OperationLabel;
	readonly submit: string;
	/** What it does, in a sentence. */
	readonly about: string;
	readonly preview?: (preview: PlanPreview<R>) => ReactNode;
	readonly onDone: () => void;
}

/** An operation without fields. */
export function ActionForm<R>({ about, preview, ...props }: ActionFormProps<R>) {
	return (
		<PlanForm<R> {...props} {...(preview ? { preview } : {})}>
			<Text size="sm">{about}</Text>
		</PlanForm>
	);
}
