-- Which criteria are not met most often, by the latest published assessment of each service.
SELECT standard, criterion,
       SUM(CASE WHEN state = 'short' THEN services ELSE 0 END) AS not_met,
       SUM(services) AS rated
FROM by_council
WHERE state IN ('met', 'short')
GROUP BY standard, criterion
ORDER BY 3 DESC, standard, criterion
