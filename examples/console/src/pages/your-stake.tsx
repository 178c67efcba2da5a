import { Amount } from "../format/amount.tsx";
import { ContributeForm } from "../forms/contribute-form.tsx";
import { usePosition } from "../forms/use-position.ts";
import { WithdrawForm } from "../forms/withdraw-form.tsx";
import { useText } from "../text/text-provider.tsx";
import { Figure, Figures } from "../ui/figures.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Section } from "../ui/section.tsx";

/** The stake of the account in a stake pool or a vault. */
export function YourStake({ pid }: { readonly pid: number }) {
	const text = useText();
	const { value: position } = usePosition(pid);
	const actions = (
		<>
			<FormDialog open={text.contribute.open} title={text.contribute.title(pid)} variant="filled">
				{(close) => <ContributeForm pid={pid} onDone={close} />}
			</FormDialog>
			<FormDialog open={text.withdraw.open} title={text.withdraw.title(pid)} disabled={!position}>
				{(close) => <WithdrawForm pid={pid} onDone={close} />}
			</FormDialog>
		</>
	);
	return (
		<Section title={text.position.title} actions={actions}>
			<Figures>
				<Figure label={text.position.value}>
					<Amount value={position?.value} exact />
				</Figure>
				<Figure label={text.position.shares}>
					<Amount value={position?.shares} exact />
				</Figure>
				<Figure label={text.position.queued}>
					<Amount value={position?.queuedValue} exact />
				</Figure>
				{position?.reward != null && (
					<Figure label={text.position.reward}>
						<Amount value={position.reward} exact />
					</Figure>
				)}
			</Figures>
		</Section>
	);
}
