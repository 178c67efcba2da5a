import type { Phala, Plan } from "phala-stakepool";
import { useAccount } from "../account/account-provider.tsx";
import { Amount } from "../format/amount.tsx";
import { useText } from "../text/text-provider.tsx";
import type { OperationLabel } from "../transaction/operation-label.ts";
import { PlanForm } from "../transaction/plan-form.tsx";
import { Facts } from "../ui/facts.tsx";
import { TargetField, useTargetInput } from "./target-field.tsx";

interface ClaimFormProps<R> {
	readonly plan: (phala: Phala, account: string, target: string | undefined) => Plan<R>;
	readonly planKey: readonly unknown[];
	readonly label: OperationLabel;
	readonly onDone: () => void;
}

/** Claims rewards, to the account that signs or to another one. */
export function ClaimForm<R extends { readonly amount: bigint }>({ plan, planKey, label, onDone }: ClaimFormProps<R>) {
	const text = useText();
	const { account } = useAccount();
	const input = useTargetInput();
	return (
		<PlanForm<R>
			plan={account && ((phala) => plan(phala, account.address, input.target))}
			planKey={[...planKey, account?.address, input.target]}
			label={label}
			submit={text.claim.submit}
			preview={({ result }) =>
				result && (
					<Facts.Row label={text.claim.amount}>
						<Amount value={result.amount} symbol="PHA" exact />
					</Facts.Row>
				)
			}
			onDone={onDone}
		>
			<TargetField input={input} />
		</PlanForm>
	);
}
