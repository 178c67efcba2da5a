import type { StakePoolState } from "phala-stakepool";
import { useIsMe } from "../account/use-is-me.ts";
import { ClaimForm } from "../forms/claim-form.tsx";
import { SetCapForm } from "../forms/settings-forms.tsx";
import { useText } from "../text/text-provider.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Section } from "../ui/section.tsx";
import { PoolSettings } from "./pool-settings.tsx";

/** What the owner of a stake pool can change. Nothing for others. */
export function OwnerSettings({ pool }: { readonly pool: StakePoolState }) {
	const text = useText();
	const isOwner = useIsMe()(pool.owner);
	const { pid } = pool;
	if (!isOwner) return null;
	return (
		<Section title={text.pool.settings}>
			<div className="actions">
				<PoolSettings pool={{ ...pool, kind: "stakePool" }} />
				<FormDialog open={text.settings.setCap} title={text.settings.setCap} variant="default">
					{(close) => <SetCapForm pid={pid} onDone={close} />}
				</FormDialog>
				<FormDialog open={text.claim.ownerReward} title={text.claim.ownerReward} disabled={pool.ownerReward === 0n}>
					{(close) => (
						<ClaimForm
							plan={(phala, _, target) => phala.stakePool(pid).claimOwnerReward({ target })}
							planKey={["claimOwnerReward", pid]}
							label={{ operation: "claimOwnerReward", params: { pid: String(pid) } }}
							onDone={close}
						/>
					)}
				</FormDialog>
			</div>
		</Section>
	);
}
