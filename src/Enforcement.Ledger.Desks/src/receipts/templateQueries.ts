import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Template = Schemas['StatementProfileView']
export type TemplateDetail = Schemas['StatementProfileDetail']
export type TemplatePreview = Schemas['ProfilePreview']
export type DryRun = Schemas['DryRun']
export type Mapping = Schemas['StatementMapping']
export type Field = Schemas['TableField']
export type MoneyRule = Schemas['MoneyRule']
export type DateOrder = Schemas['DateOrder']

/** A file as the service takes it inside a request: its name and its bytes. */
export type Sample = { fileName: string; content: string }

export function useTemplates() {
  return useInfiniteQuery({
    queryKey: ['templates', 'list'],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/statement-profiles', { params: { query: { ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

export function useTemplate(id: number) {
  return useQuery({ queryKey: ['templates', id], queryFn: () => content(api.GET('/api/v1/statement-profiles/{id}', { params: { path: { id } } })) })
}

/** Reads a sample, with or without a mapping. Nothing is kept. */
export function usePreview() {
  return useMutation({
    mutationFn: ({ sample, mapping }: { sample: Sample; mapping?: Mapping }) =>
      content(api.POST('/api/v1/statement-profiles/preview', { body: { ...sample, mapping: mapping ?? null } })),
  })
}

export async function sampleOf(file: File): Promise<Sample> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  // In parts: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return { fileName: file.name, content: btoa(binary) }
}
