import { ActionIcon, Popover, SegmentedControl, Stack, Text, useMantineColorScheme } from "@mantine/core";
import { IconSettings } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useChain } from "../chain/chain-provider.tsx";
import { type Language, useLanguage } from "../text/text-provider.tsx";

/** Language, theme, and the generation of the chain in the page. */
export function SettingsMenu() {
	const { text, language, setLanguage } = useLanguage();
	const { settings } = text;
	const { colorScheme, setColorScheme } = useMantineColorScheme();
	const { chain, open } = useChain();
	const { source } = chain;
	return (
		<Popover position="bottom-end" width={288} trapFocus returnFocus>
			<Popover.Target>
				<ActionIcon variant="default" size={36} aria-label={settings.label}>
					<IconSettings size={18} stroke={1.6} />
				</ActionIcon>
			</Popover.Target>
			<Popover.Dropdown>
				<Stack gap="md">
					<Setting label={settings.language}>
						<SegmentedControl
							fullWidth
							aria-label={settings.language}
							value={language}
							onChange={(value) => setLanguage(value as Language)}
							data={[
								{ value: "en", label: "English" },
								{ value: "fr", label: "Français" },
							]}
						/>
					</Setting>
					<Setting label={settings.theme}>
						<SegmentedControl
							fullWidth
							aria-label={settings.theme}
							value={colorScheme}
							onChange={(value) => setColorScheme(value as typeof colorScheme)}
							data={[
								{ value: "light", label: settings.light },
								{ value: "dark", label: settings.dark },
								{ value: "auto", label: settings.system },
							]}
						/>
					</Setting>
					{source.kind === "inPage" && (
						<Setting label={settings.chain} hint={settings.generationHint(source.generation)}>
							<SegmentedControl
								fullWidth
								aria-label={settings.chain}
								value={String(source.generation)}
								onChange={(value) => open({ kind: "inPage", generation: value === "1" ? 1 : 2 })}
								data={["1", "2"].map((value) => ({ value, label: settings.generation(Number(value)) }))}
							/>
						</Setting>
					)}
				</Stack>
			</Popover.Dropdown>
		</Popover>
	);
}

function Setting({
	label,
	hint,
	children,
}: {
	readonly label: string;
	readonly hint?: string;
	readonly children: ReactNode;
}) {
	return (
		<div>
			<Text size="sm" fw={600} mb={4}>
				{label}
			</Text>
			{children}
			{hint && (
				<Text size="xs" c="dimmed" mt={4}>
					{hint}
				</Text>
			)}
		</div>
	);
}
