import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useText } from "../text/text-provider.tsx";

/** State of a field of the account to pay; empty: the account that signs. */
export function useTargetInput() {
	const [text, setText] = useState("");
	const target = text.trim() === "" ? undefined : text.trim();
	return { text, setText, target };
}

/** A field of the account to pay. */
export function TargetField({ input }: { readonly input: ReturnType<typeof useTargetInput> }) {
	const { claim } = useText();
	return (
		<TextInput
			label={claim.target}
			placeholder={claim.ownAccount}
			autoComplete="off"
			spellCheck={false}
			value={input.text}
			onChange={({ currentTarget }) => input.setText(currentTarget.value)}
		/>
	);
}
