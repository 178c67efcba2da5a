import { Text } from "@mantine/core";
import type { Phala, Plan } from "phala-stakepool";
import { Amount } from "../format/amount.tsx";
import { useFormat } from "../format/use-format.ts";
import { useText } from "../text/text-provider.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import { Facts } from "../ui/facts.tsx";
import type { PoolReference } from "./pool-of.ts";

interface ExitResult {
	readonly paid: bigint;
	/** Of a stake pool. */
	readonly stopped?: readonly string[];
	/** Of a vault. */
	readonly shutDown?: boolean;
}

interface EnforceExitFormProps {
	readonly pool: PoolReference;
	readonly onDone: () => void;
}

/** Pays the withdraw queue of a stake pool or a vault; an overdue request stops workers or shuts the vault down. */
export function EnforceExitForm({ pool: { pid, kind }, onDone }: EnforceExitFormProps) {
	const { owner: text } = useText();
	const format = useFormat();
	const isVault = kind === "vault";
	const plan = (phala: Phala): Plan<ExitResult> =>
		isVault ? phala.vault(pid).enforceExit() : phala.stakePool(pid).enforceExit();
	return (
		<PlanForm
			plan={plan}
			planKey={["enforceExit", kind, pid]}
			label={{ operation: "enforceExit", params: { pid: String(pid) } }}
			submit={text.enforce}
			preview={({ result }) =>
				result && (
					<>
						<Facts.Row label={text.paid}>
							<Amount value={result.paid} symbol="PHA" exact />
						</Facts.Row>
						{result.stopped && <Facts.Row label={text.stopped}>{format.integer(result.stopped.length)}</Facts.Row>}
						{result.shutDown !== undefined && (
							<Facts.Row label={text.shutDown}>{result.shutDown ? text.yes : text.no}</Facts.Row>
						)}
					</>
				)
			}
			onDone={onDone}
		>
			<Text size="sm">{isVault ? text.enforceVaultAbout : text.enforceAbout}</Text>
		</PlanForm>
	);
}
