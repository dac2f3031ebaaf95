-- Which actions, conditions and reassessments are open and have a day, the earliest first; those before today are overdue.
SELECT t.due, a.council, a.service, t.kind, t.called, t.owner, t.text
FROM actions t
JOIN assessments a ON a.id = t.assessment_id
WHERE t.is_open = 1 AND a.is_superseded = 0 AND t.due IS NOT NULL
UNION ALL
SELECT a.again_by, a.council, a.service, 'reassessment', '', 'the council',
       'Assess again what is ' || a.outcome
FROM assessments a
WHERE a.again_by IS NOT NULL
ORDER BY 1, 2, 3, 4, 5, 6, 7
