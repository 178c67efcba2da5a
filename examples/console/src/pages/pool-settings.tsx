import { DescriptionForm } from "../forms/description-form.tsx";
import type { PoolReference } from "../forms/pool-of.ts";
import { SetCommissionForm } from "../forms/settings-forms.tsx";
import { WhitelistForm } from "../forms/whitelist-form.tsx";
import { useText } from "../text/text-provider.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";

interface PoolSettingsProps {
	readonly pool: PoolReference;
}

/** Buttons of what the owner of a stake pool or a vault can change. */
export function PoolSettings({ pool }: PoolSettingsProps) {
	const { settings: text } = useText();
	return (
		<>
			<FormDialog open={text.setCommission} title={text.setCommission} variant="default">
				{(close) => <SetCommissionForm pool={pool} onDone={close} />}
			</FormDialog>
			<FormDialog open={text.setDescription} title={text.setDescription} variant="default">
				{(close) => <DescriptionForm pool={pool} onDone={close} />}
			</FormDialog>
			<FormDialog open={text.whitelist} title={text.whitelist} variant="default">
				{(close) => <WhitelistForm pool={pool} onDone={close} />}
			</FormDialog>
		</>
	);
}
