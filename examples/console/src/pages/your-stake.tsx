import { AmountFigure } from "../format/amount-figure.tsx";
import { ContributeForm } from "../forms/contribute-form.tsx";
import { usePosition } from "../forms/use-position.ts";
import { WithdrawForm } from "../forms/withdraw-form.tsx";
import { useText } from "../text/text-provider.tsx";
import { Figures } from "../ui/figures.tsx";
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
				<AmountFigure label={text.position.value} value={position?.value} />
				<AmountFigure label={text.position.shares} value={position?.shares} />
				<AmountFigure label={text.position.queued} value={position?.queuedValue} />
				{position?.reward != null && <AmountFigure label={text.position.reward} value={position.reward} />}
			</Figures>
		</Section>
	);
}
